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
 * A device that is being put together, or changed; null is what does not apply to its kind. It is
 * checked when it is built. Not thread-safe.
 */
public final class DeviceBuilder {
    private final DeviceId id;
    private final Kind kind;
    private final double reportSeconds;
    private @Nullable LineId line;
    private @Nullable ShelfId shelf;
    private @Nullable ZoneId zone;
    private @Nullable List<Point> covers;
    private @Nullable Double minCelsius;
    private @Nullable Double maxCelsius;
    private @Nullable Double allowanceSeconds;
    private @Nullable Map<String, String> senml;
    private @Nullable Double accuracyMetres;
    private @Nullable Boolean tellsBadges;
    private @Nullable Double idSwapShare;

    DeviceBuilder(DeviceId id, Kind kind, double reportSeconds) {
        this.id = id;
        this.kind = kind;
        this.reportSeconds = reportSeconds;
    }

    DeviceBuilder(Device device) {
        this(device.id(), device.kind(), device.reportSeconds());
        line = device.line();
        shelf = device.shelf();
        zone = device.zone();
        covers = device.covers();
        minCelsius = device.minCelsius();
        maxCelsius = device.maxCelsius();
        allowanceSeconds = device.allowanceSeconds();
        senml = device.senml();
        accuracyMetres = device.accuracyMetres();
        tellsBadges = device.tellsBadges();
        idSwapShare = device.idSwapShare();
    }

    /**
     * Sets the line it counts at.
     *
     * @param at the line
     * @return this
     */
    public DeviceBuilder line(@Nullable LineId at) {
        line = at;
        return this;
    }

    /**
     * Sets the shelf it weighs.
     *
     * @param weighed the shelf
     * @return this
     */
    public DeviceBuilder shelf(@Nullable ShelfId weighed) {
        shelf = weighed;
        return this;
    }

    /**
     * Sets the zone it is in.
     *
     * @param around the zone
     * @return this
     */
    public DeviceBuilder zone(@Nullable ZoneId around) {
        zone = around;
        return this;
    }

    /**
     * Sets the part of the floor it sees.
     *
     * @param corners its corners
     * @return this
     */
    public DeviceBuilder covers(@Nullable List<Point> corners) {
        covers = corners;
        return this;
    }

    /**
     * Sets which temperatures are allowed where it measures.
     *
     * @param min the lowest, in °C
     * @param max the highest, in °C
     * @param allowance for how many seconds it may be another before it is an excursion
     * @return this
     */
    public DeviceBuilder celsius(
            @Nullable Double min, @Nullable Double max, @Nullable Double allowance) {
        minCelsius = min;
        maxCelsius = max;
        allowanceSeconds = allowance;
        return this;
    }

    /**
     * Sets what its SenML records mean.
     *
     * @param meanings record name to {@code kind.field}
     * @return this
     */
    public DeviceBuilder senml(@Nullable Map<String, String> meanings) {
        senml = meanings;
        return this;
    }

    /**
     * Sets how exact it is.
     *
     * @param metres the standard error of each coordinate that it reports, at most 2 m
     * @return this
     */
    public DeviceBuilder accuracyMetres(@Nullable Double metres) {
        accuracyMetres = metres;
        return this;
    }

    /**
     * Sets whether it tells of everybody in every frame whether they wear a staff badge.
     *
     * @param tells whether
     * @return this
     */
    public DeviceBuilder tellsBadges(@Nullable Boolean tells) {
        tellsBadges = tells;
        return this;
    }

    /**
     * Sets how often it takes two people who meet for each other.
     *
     * @param share after which share of the encounters, 0 to 0.5
     * @return this
     */
    public DeviceBuilder idSwapShare(@Nullable Double share) {
        idSwapShare = share;
        return this;
    }

    /**
     * Makes the device.
     *
     * @return the device
     * @throws IllegalArgumentException with a sentence, if there can be no such device
     */
    public Device build() {
        return new Device(
                id,
                kind,
                reportSeconds,
                line,
                shelf,
                zone,
                covers,
                minCelsius,
                maxCelsius,
                allowanceSeconds,
                senml,
                accuracyMetres,
                tellsBadges,
                idSwapShare);
    }
}
