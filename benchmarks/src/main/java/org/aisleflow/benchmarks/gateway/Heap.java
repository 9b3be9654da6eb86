package org.aisleflow.benchmarks.gateway;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Map;

/** This process's Java heap. */
final class Heap {
    static final String PEAK = "heapPeakMegabytes";
    static final String LIVE = "heapLiveMegabytes";

    private static final double BYTES_PER_MEGABYTE = 1 << 20;

    private Heap() {}

    static void forgetPeak() {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The sum of the pools' peaks, garbage included: never less than the true peak. */
    static Map<String, String> peak() {
        double bytes = pools().stream().mapToDouble(pool -> pool.getPeakUsage().getUsed()).sum();
        return Map.of(PEAK, Double.toString(bytes / BYTES_PER_MEGABYTE));
    }

    static Map<String, String> live() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        double bytes = memory.getHeapMemoryUsage().getUsed();
        return Map.of(LIVE, Double.toString(bytes / BYTES_PER_MEGABYTE));
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
