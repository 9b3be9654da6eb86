package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process holds on to.
 *
 * @param threads platform threads
 * @param files open files and sockets
 * @param heapBytes what is left after a garbage collection
 */
record Footprint(int threads, long files, long heapBytes) {
    private static final int MORE_THREADS = 20;
    private static final int MORE_FILES = 40;
    private static final long MORE_HEAP_BYTES = 48L << 20;

    static Footprint now() {
        System.gc();
        return new Footprint(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                        .getOpenFileDescriptorCount(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** For what is known to be kept for a while, and bounded. */
    Footprint withHeapFor(long moreBytes) {
        return new Footprint(threads, files, heapBytes + moreBytes);
    }

    /** Pools may have grown, but nothing has leaked. */
    void isNoLargerThan(Footprint before) {
        assertThat(threads).as("threads").isLessThan(before.threads + MORE_THREADS);
        assertThat(files).as("open files").isLessThan(before.files + MORE_FILES);
        assertThat(heapBytes).as("heap").isLessThan(before.heapBytes + MORE_HEAP_BYTES);
    }
}
