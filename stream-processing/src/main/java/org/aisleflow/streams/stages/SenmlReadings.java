package org.aisleflow.streams.stages;

import java.time.Duration;
import java.util.List;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.wire.SenmlMapping;
import org.aisleflow.streams.catalog.Catalog;
import org.aisleflow.streams.catalog.StorePlan;

/** What a message means to the stages that compute: itself, or what a SenML pack says. */
sealed interface SenmlReadings {
    /**
     * What to compute with.
     *
     * @param readings at least one, none of them a pack
     */
    record Some(List<Envelope> readings) implements SenmlReadings {}

    /**
     * The pack cannot be understood.
     *
     * @param why why, in a sentence
     */
    record None(String why) implements SenmlReadings {}

    static SenmlReadings of(Envelope envelope, Catalog catalog) {
        if (!(envelope.telemetry() instanceof Senml pack)) {
            return new Some(List.of(envelope));
        }
        StorePlan plan = catalog.store(envelope.store());
        Device device = plan == null ? null : plan.device(envelope.device());
        if (device == null) {
            return new None(
                    ("device %s is not in the catalog of store %s, whose entry says under senml what"
                                    + " the records of a pack mean")
                            .formatted(envelope.device(), envelope.store()));
        }
        return switch (SenmlMapping.apply(pack, device)) {
            case SenmlMapping.Outcome.Refused refused -> new None(refused.detail());
            case SenmlMapping.Outcome.Mapped mapped ->
                    new Some(
                            mapped.readings().stream()
                                    .map(reading -> reading(envelope, reading))
                                    .toList());
        };
    }

    /** Where the device's clock was put right, each of the pack's times is moved by as much. */
    private static Envelope reading(Envelope pack, SenmlMapping.Reading reading) {
        Duration correction = Duration.between(pack.deviceTime(), pack.time());
        return new Envelope(
                pack.store(),
                pack.device(),
                pack.boot(),
                pack.seq(),
                reading.time().plus(correction),
                reading.time(),
                pack.receivedAt(),
                pack.clock(),
                pack.protocol(),
                reading.telemetry());
    }
}
