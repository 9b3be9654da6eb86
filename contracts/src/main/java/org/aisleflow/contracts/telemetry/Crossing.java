package org.aisleflow.contracts.telemetry;

import org.aisleflow.contracts.ids.LineId;
import org.jspecify.annotations.Nullable;

/**
 * People counted at a door since the sensor's previous message.
 *
 * @param line the line they crossed
 * @param in people who came in, 0 to 10,000
 * @param out people who went out, 0 to 10,000
 * @param passing people seen who did not cross, 0 to 10,000; null if the sensor does not see them
 */
public record Crossing(LineId line, int in, int out, @Nullable Integer passing)
        implements Telemetry {
    private static final int MOST = 10_000;

    /** Checks the ranges. */
    public Crossing {
        Range.checkWhole("in", in, 0, MOST, "people");
        Range.checkWhole("out", out, 0, MOST, "people");
        if (passing != null) {
            Range.checkWhole("passing", passing, 0, MOST, "people");
        }
    }
}
