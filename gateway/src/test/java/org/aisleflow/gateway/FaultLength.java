package org.aisleflow.gateway;

import java.time.Duration;

/**
 * How long the faults last: shortened, so that all of them run with every build, or at full length
 * with {@code -Daisleflow.long=true} ({@code ./aisleflow test --long}).
 */
public final class FaultLength {
    private static final boolean FULL = Boolean.getBoolean("aisleflow.long");

    private FaultLength() {}

    public static int of(int shortened, int full) {
        return FULL ? full : shortened;
    }

    public static Duration of(Duration shortened, Duration full) {
        return FULL ? full : shortened;
    }
}
