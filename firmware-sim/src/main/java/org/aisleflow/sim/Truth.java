package org.aisleflow.sim;

import java.nio.file.Path;
import java.util.function.Function;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.sending.Fate;
import org.aisleflow.sim.truth.FateWriter;
import org.aisleflow.sim.truth.TruthWriter;
import org.aisleflow.sim.world.World;
import org.jspecify.annotations.Nullable;

/** The truth of one simulation, if anybody wants it: what happened, and the messages. */
final class Truth implements AutoCloseable {
    private static final long MINUTE_MILLIS = 60_000;

    private final @Nullable TruthWriter happenings;
    private final @Nullable FateWriter fates;
    private long minute = Long.MIN_VALUE;

    private Truth(@Nullable Path folder, Function<Path, FateWriter> fates) {
        this.happenings = folder == null ? null : new TruthWriter(folder);
        this.fates = folder == null ? null : fates.apply(folder);
    }

    /** Goes on with what an earlier run wrote about messages. */
    static Truth of(SimulationConfig config) {
        return new Truth(config.truthFolder(), FateWriter::resume);
    }

    /** Begins anew; nothing is written without a folder. */
    static Truth begin(@Nullable Path folder) {
        return new Truth(folder, FateWriter::begin);
    }

    /** Writes down what happens in a world that has not advanced yet. */
    void watch(World world) {
        if (happenings != null) {
            happenings.watch(world);
            world.observe(happening -> flushOnceAMinute(happening.time()));
        }
    }

    /** Whoever reads along, as the score does, finds everything up to the last whole minute. */
    private void flushOnceAMinute(long time) {
        long now = Math.floorDiv(time, MINUTE_MILLIS);
        if (now == minute) {
            return;
        }
        minute = now;
        if (happenings != null) {
            happenings.flush();
        }
        if (fates != null) {
            fates.flush();
        }
    }

    /** A device has said something that nobody sends. */
    void told(Outgoing message) {
        if (fates != null) {
            fates.write(Fate.told(message));
        }
    }

    void fate(Fate fate) {
        if (fates != null) {
            fates.write(fate);
        }
    }

    @Override
    public void close() {
        if (happenings != null) {
            happenings.close();
        }
        if (fates != null) {
            fates.close();
        }
    }
}
