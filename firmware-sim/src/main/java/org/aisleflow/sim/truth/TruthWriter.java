package org.aisleflow.sim.truth;

import java.nio.file.Path;
import java.util.List;
import org.aisleflow.sim.world.World;

/**
 * Writes down what happens in worlds, as JSON Lines, one set of files for all shops of a
 * simulation; docs/truth.md describes them. The same worlds that advance in the same order give the
 * same bytes.
 */
public final class TruthWriter implements AutoCloseable {
    private final Ledgers ledgers;

    /**
     * Begins to write; files of an earlier run are replaced.
     *
     * @param folder where the files go; it is made if need be
     */
    public TruthWriter(Path folder) {
        this.ledgers = new Ledgers(folder);
        List.of(
                        PeopleTruth.CROSSINGS,
                        PeopleTruth.VISITS,
                        PeopleTruth.QUEUES,
                        PeopleTruth.SHIFTS,
                        GoodsTruth.SHOPPING,
                        GoodsTruth.STOCK,
                        GoodsTruth.LOSSES,
                        GoodsTruth.ORDERS,
                        MistakesTruth.MISTAKES,
                        ColdTruth.EXCURSIONS,
                        ColdTruth.TRIPS)
                .forEach(ledgers::begin);
    }

    /**
     * Writes down what happens in a shop from now on.
     *
     * @param world the shop, which has not advanced yet
     */
    public void watch(World world) {
        ShopLedgers shop = new ShopLedgers(ledgers, world.shop().id());
        world.observe(new PeopleTruth(shop, world.shop())::write);
        world.observe(new GoodsTruth(shop, world)::write);
        world.observe(new MistakesTruth(shop)::write);
        world.observe(new ColdTruth(shop)::write);
    }

    /** Hands everything that is written over to the operating system. */
    public void flush() {
        ledgers.flush();
    }

    /** Ends the files; visits that have not ended are not in them. */
    @Override
    public void close() {
        ledgers.close();
    }
}
