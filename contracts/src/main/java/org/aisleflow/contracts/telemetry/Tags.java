package org.aisleflow.contracts.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFID tags that a reader saw.
 *
 * @param reads the reads, 1 to 1,000
 */
public record Tags(List<Read> reads) implements Telemetry {
    /** Checks the size and takes a copy. */
    public Tags {
        Range.checkSize("reads", reads, 1, 1_000);
        reads = List.copyOf(reads);
    }

    /**
     * One tag read.
     *
     * @param epc the Electronic Product Code, as URI or as hexadecimal digits, 1 to 256 characters
     * @param rssi received signal strength, -150 to 50 dBm
     * @param antenna the antenna's number, 0 to 1,000; null if the reader has but one
     */
    public record Read(String epc, double rssi, @Nullable Integer antenna) {
        /** Checks the ranges. */
        public Read {
            Range.checkText("epc", epc, 256);
            Range.check("rssi", rssi, -150, 50, "dBm");
            if (antenna != null) {
                Range.checkWhole("antenna", antenna, 0, 1_000, "(a number)");
            }
        }
    }
}
