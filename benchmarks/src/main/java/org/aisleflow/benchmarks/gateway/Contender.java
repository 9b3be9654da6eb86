package org.aisleflow.benchmarks.gateway;

import java.time.Duration;
import java.util.Map;

/** Something that takes load, wherever it runs. */
interface Contender extends AutoCloseable {
    /** What it said when it was ready, for example its ports by name. */
    Map<String, String> ready();

    /** Does something, and says what came of it. */
    Map<String, String> ask(Question question);

    /** Processor time it has taken since its start. */
    Duration processorTime();

    /** The most memory it has had in RAM at once, in MiB; 0 where the system does not say. */
    double peakResidentMegabytes();

    @Override
    void close();

    default int port(String name) {
        String port = ready().get(name);
        if (port == null) {
            throw new IllegalStateException(
                    "there is no port %s among %s".formatted(name, ready()));
        }
        return Integer.parseInt(port);
    }

    /** What a contender can be asked. */
    enum Question {
        /** Forget what was counted and the peak of the heap. */
        RESET,
        /** Say what was counted, and the heap's peak since the last reset. */
        REPORT,
        /** Collect garbage, and say what is left. */
        LIVE_HEAP
    }

    /** Where contenders come from: processes of their own, or this one in tests. */
    @FunctionalInterface
    interface Launcher {
        Contender launch(Role role, Map<String, String> settings);
    }
}
