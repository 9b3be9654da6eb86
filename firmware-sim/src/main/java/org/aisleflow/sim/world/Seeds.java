package org.aisleflow.sim.world;

import java.util.SplittableRandom;

/**
 * Gives every concern its own stream of random numbers, so that a change of one does not shift all
 * others. Immutable and thread-safe; the streams are neither.
 */
public final class Seeds {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long seed;

    /**
     * Starts from one number.
     *
     * @param seed any number
     */
    public Seeds(long seed) {
        this.seed = seed;
    }

    /**
     * The stream of one concern.
     *
     * @param concern what the numbers are for, for example {@code arrivals}
     * @param key which one of that concern, for example the day
     * @return a fresh stream, the same for the same seed, concern and key
     */
    public SplittableRandom stream(String concern, long key) {
        return new SplittableRandom(mix(mix(seed ^ hash(concern)) + key));
    }

    /**
     * The seeds of one part of the world.
     *
     * @param part for example the shop's id
     * @return seeds of its own
     */
    public Seeds of(String part) {
        return new Seeds(mix(seed ^ hash(part)));
    }

    /**
     * The seeds of one of many parts that are alike.
     *
     * @param key which one, for example a person or a second
     * @return seeds of its own
     */
    public Seeds of(long key) {
        return new Seeds(mix(mix(seed) + key));
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** The finalizer of MurmurHash3: neighbouring inputs give unrelated outputs. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
