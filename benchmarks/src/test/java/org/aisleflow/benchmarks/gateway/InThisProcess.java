package org.aisleflow.benchmarks.gateway;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;

/** A contender without a process of its own: its figures mean nothing, but it does the work. */
record InThisProcess(Part part, Map<String, String> ready) implements Contender {
    static InThisProcess launch(Role role, Map<String, String> settings) {
        try {
            Part part = role.open(settings);
            return new InThisProcess(part, part.ready());
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "The contender %s cannot start".formatted(role), failure);
        }
    }

    @Override
    public Map<String, String> ask(Question question) {
        return ContenderMain.answer(part, question);
    }

    @Override
    public Duration processorTime() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    @Override
    public double peakResidentMegabytes() {
        return 1;
    }

    @Override
    public void close() {
        part.close();
    }
}
