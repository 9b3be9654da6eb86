package org.aisleflow.contracts.catalog;

import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A device of a store; what does not apply to its kind is null.
 *
 * @param id the device
 * @param kind what it mainly sends
 * @param reportSeconds it should report at least once in so many seconds while the store is open
 * @param line the line it counts at (crossing)
 * @param shelf the shelf it weighs (weight)
 * @param zone the zone it is in (climate, tags)
 * @param covers the corners of the floor it sees (positions)
 * @param minCelsius the lowest temperature allowed where it measures (climate)
 * @param maxCelsius the highest temperature allowed where it measures (climate)
 * @param allowanceSeconds how long the temperature may be outside before it is an excursion
 *     (climate)
 * @param senml for off-the-shelf sensors: SenML record name to {@code kind.field}, for example
 *     {@code climate.celsius}
 * @param accuracyMetres the standard error of each coordinate that it reports, as its data sheet
 *     says, at most 2 m (positions); without it, or with 0, places are taken as exact
 * @param tellsBadges whether it tells of everybody in every frame whether they wear a staff badge
 *     (positions); without it a badge may be seen now and then only, or not at all
 * @param idSwapShare after which share of the encounters (two people come within about 0.7 m of
 *     each other) each goes on under the other's id though neither id ends, 0 to 0.5 (positions);
 *     without it, or with 0, ids are believed
 */
public record Device(
        DeviceId id,
        Kind kind,
        double reportSeconds,
        @Nullable LineId line,
        @Nullable ShelfId shelf,
        @Nullable ZoneId zone,
        @Nullable List<Point> covers,
        @Nullable Double minCelsius,
        @Nullable Double maxCelsius,
        @Nullable Double allowanceSeconds,
        @Nullable Map<String, String> senml,
        @Nullable Double accuracyMetres,
        @Nullable Boolean tellsBadges,
        @Nullable Double idSwapShare) {
    private static final double WORST_ACCURACY_METRES = 2;

    /** Ids that are swapped more often than not say nothing. */
    private static final double WORST_ID_SWAP_SHARE = 0.5;

    /** Checks the reporting interval, the temperature band, the accuracy and the share of swaps. */
    public Device {
        Check.positive("reportSeconds of device " + id, reportSeconds);
        covers = covers == null ? null : List.copyOf(covers);
        senml = senml == null ? null : Map.copyOf(senml);
        if (minCelsius != null && maxCelsius != null) {
            Check.that(
                    minCelsius <= maxCelsius,
                    "device %s allows %s to %s °C, which is no band"
                            .formatted(id, minCelsius, maxCelsius));
        }
        if (accuracyMetres != null) {
            Check.that(
                    accuracyMetres >= 0 && accuracyMetres <= WORST_ACCURACY_METRES,
                    "accuracyMetres of device %s is %s, it must be 0 to %s"
                            .formatted(id, accuracyMetres, WORST_ACCURACY_METRES));
        }
        if (idSwapShare != null) {
            Check.that(
                    idSwapShare >= 0 && idSwapShare <= WORST_ID_SWAP_SHARE,
                    "idSwapShare of device %s is %s, it must be 0 to %s"
                            .formatted(id, idSwapShare, WORST_ID_SWAP_SHARE));
        }
    }

    /**
     * Begins a device of which only the essential is known.
     *
     * @param id the device
     * @param kind what it mainly sends
     * @param reportSeconds it should report at least once in so many seconds
     * @return what to put the device together with
     */
    public static DeviceBuilder builder(DeviceId id, Kind kind, double reportSeconds) {
        return new DeviceBuilder(id, kind, reportSeconds);
    }

    /** Begins a changed copy. */
    public DeviceBuilder toBuilder() {
        return new DeviceBuilder(this);
    }

    /**
     * A device of which only the essential is known.
     *
     * @param id the device
     * @param kind what it mainly sends
     * @param reportSeconds it should report at least once in so many seconds
     * @return the device
     */
    public static Device of(DeviceId id, Kind kind, double reportSeconds) {
        return builder(id, kind, reportSeconds).build();
    }

    /**
     * The same device with an accuracy.
     *
     * @param metres the standard error of each coordinate that it reports
     * @return the device
     */
    public Device accurateTo(double metres) {
        return toBuilder().accuracyMetres(metres).build();
    }

    /**
     * The same device, sure of badges.
     *
     * @return a copy that {@link #tellsBadges}
     */
    public Device tellingBadges() {
        return toBuilder().tellsBadges(true).build();
    }

    /**
     * The same device, of which it is known that it takes people for each other.
     *
     * @param share after which share of the encounters it does
     * @return a copy with this {@link #idSwapShare}
     */
    public Device swappingIds(double share) {
        return toBuilder().idSwapShare(share).build();
    }
}
