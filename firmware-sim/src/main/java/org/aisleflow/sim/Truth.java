package org.aisleflow.sim;

import java.nio.file.Path;
import org.aisleflow.sim.sending.Fate;
import org.aisleflow.sim.truth.FateWriter;
import org.aisleflow.sim.truth.TruthWriter;
import org.aisleflow.sim.world.World;
import org.jspecify.annotations.Nullable;

/** The truth of one simulation, if anybody wants it: what happened, and the messages. */
final class Truth implements AutoCloseable {
    private final @Nullable TruthWriter happenings;
    private final @Nullable FateWriter fates;

    private Truth(@Nullable Path folder) {
        this.happenings = folder == null ? null : new TruthWriter(folder);
        this.fates = folder == null ? null : new FateWriter(folder);
    }

    static Truth of(SimulationConfig config) {
        return new Truth(config.truthFolder());
    }

    /** Writes down what happens in a world that has not advanced yet. */
    void watch(World world) {
        if (happenings != null) {
            happenings.watch(world);
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
