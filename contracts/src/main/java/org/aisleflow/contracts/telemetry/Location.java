package org.aisleflow.contracts.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Where a pallet or truck is, in WGS 84.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param sscc serial shipping container code, 1 to 256 characters; null if not known
 */
public record Location(double latitude, double longitude, @Nullable String sscc)
        implements Telemetry {
    /** Checks the ranges. */
    public Location {
        Range.check("latitude", latitude, -90, 90, "degrees");
        Range.check("longitude", longitude, -180, 180, "degrees");
        if (sscc != null) {
            Range.checkText("sscc", sscc, 256);
        }
    }
}
