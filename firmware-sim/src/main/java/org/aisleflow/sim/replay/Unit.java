package org.aisleflow.sim.replay;

/** A unit of length in a recording. */
public enum Unit {
    /** Metres. */
    M(1),
    /** Centimetres. */
    CM(0.01),
    /** Millimetres. */
    MM(0.001),
    /** Feet, of 0.3048 m. */
    FT(0.3048);

    private final double metres;

    Unit(double metres) {
        this.metres = metres;
    }

    double metres(double value) {
        return value * metres;
    }
}
