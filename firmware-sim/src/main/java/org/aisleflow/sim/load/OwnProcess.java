package org.aisleflow.sim.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this program takes of its machine.
 *
 * @param residentMegabytes memory in RAM, in MiB; 0 where the system does not say
 * @param threads platform threads; virtual threads do not count
 */
public record OwnProcess(long residentMegabytes, int threads) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long KILOBYTES_PER_MEGABYTE = 1_024;

    static OwnProcess now() {
        return new OwnProcess(resident(), ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static long resident() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .map(kilobytes -> kilobytes / KILOBYTES_PER_MEGABYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return "%d MiB resident, %d platform threads".formatted(residentMegabytes, threads);
    }
}
