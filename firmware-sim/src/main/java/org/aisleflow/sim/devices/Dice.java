package org.aisleflow.sim.devices;

import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.sim.world.Seeds;

/**
 * Chance without memory: the same question gets the same answer, however often and in whatever
 * order it is asked. So an error depends neither on how a simulation was stopped and started, nor
 * on other errors. Immutable and thread-safe.
 */
public final class Dice {
    private final Seeds seeds;

    /**
     * The dice of one part of a simulation.
     *
     * @param seeds decide everything
     */
    public Dice(Seeds seeds) {
        this.seeds = seeds;
    }

    /**
     * Dice of their own for one concern.
     *
     * @param concern for example a device, or an error
     * @return other dice
     */
    public Dice of(String concern) {
        return new Dice(seeds.of(concern));
    }

    /**
     * Dice of their own for one of many, for example a person or a second.
     *
     * @param key which
     * @return other dice
     */
    public Dice at(long key) {
        return new Dice(seeds.of(key));
    }

    /**
     * Dice of their own for a message.
     *
     * @param numbering its number
     * @return other dice
     */
    public Dice at(Numbering numbering) {
        return at(numbering.boot()).at(numbering.seq());
    }

    /**
     * An evenly distributed number.
     *
     * @return 0 to 1, without 1
     */
    public double uniform() {
        return seeds.stream("", 0).nextDouble();
    }

    /**
     * A normally distributed number.
     *
     * @return mean 0, standard deviation 1
     */
    public double gaussian() {
        return seeds.stream("", 0).nextGaussian();
    }

    /**
     * Decides.
     *
     * @param share the probability of yes, 0 to 1
     * @return yes or no
     */
    public boolean hits(double share) {
        return share > 0 && uniform() < share;
    }
}
