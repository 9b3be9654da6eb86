package org.aisleflow.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.sim.sending.Fate;
import org.aisleflow.sim.truth.FateWriter;
import org.aisleflow.sim.truth.TruthWriter;
import org.aisleflow.sim.world.World;
import org.jspecify.annotations.Nullable;

/** The truth of one simulation, if anybody wants it: a folder for each shop, and the messages. */
final class Truth implements AutoCloseable {
    private final @Nullable Path folder;
    private final @Nullable FateWriter fates;
    private final List<TruthWriter> writers = new ArrayList<>();

    private Truth(@Nullable Path folder) {
        this.folder = folder;
        this.fates = folder == null ? null : new FateWriter(folder);
    }

    static Truth of(SimulationConfig config) {
        return new Truth(config.truthFolder());
    }

    /** Writes down what happens in a world that has not advanced yet. */
    void watch(World world) {
        if (folder != null) {
            writers.add(new TruthWriter(world, folder.resolve(world.shop().id().value())));
        }
    }

    void fate(Fate fate) {
        if (fates != null) {
            fates.write(fate);
        }
    }

    @Override
    public void close() {
        writers.forEach(TruthWriter::close);
        if (fates != null) {
            fates.close();
        }
    }
}
