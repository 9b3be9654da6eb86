package org.aisleflow.streams.stages;

import java.time.Duration;
import java.util.List;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.streams.Tallies;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.catalog.Catalog;
import org.aisleflow.streams.ledger.DeviceBook;
import org.aisleflow.streams.ledger.LedgerRule;
import org.aisleflow.streams.ledger.Receipt;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Lets every message count once, and says in the ledger what became of it: only messages that are
 * not too old and have not come before go on to the stages that compute.
 */
final class AcceptOnce implements Stage.Work<String, Incoming<Envelope>> {
    /** A pack has no number of its own, so it fills no gap between numbers. */
    private static final boolean NONE_IS_MISSING_FOR_IT = true;

    private final ProcessorContext<Object, Object> context;
    private final Desk desk;
    private final LedgerRule rule;
    private final Tallies tallies;
    private final Catalog catalog;
    private final Table<DeviceBook> devices;
    private final LedgerHours hours;

    AcceptOnce(
            ProcessorContext<Object, Object> context,
            Duration lateness,
            Duration tellInterval,
            Tallies tallies) {
        this.context = context;
        this.desk = new Desk(context);
        this.rule = new LedgerRule(lateness);
        this.tallies = tallies;
        this.catalog = desk.catalog();
        this.devices = desk.table(Tables.DEVICE_BOOKS);
        this.hours = new LedgerHours(desk);
        hours.tellEvery(tellInterval);
        hours.forgetAfter(lateness.plus(Duration.ofDays(8)));
    }

    @Override
    public void process(Record<String, Incoming<Envelope>> record) {
        RecordMetadata found = context.recordMetadata().orElseThrow();
        desk.books()
                .change(() -> {
                    boolean again = desk.books().wasProcessed(found.topic(), found.offset());
                    switch (record.value()) {
                        case Incoming.Read<Envelope>(Envelope envelope) -> take(envelope, again);
                        case Incoming.Unread<Envelope> unreadable -> {
                            if (!again) {
                                keep(unreadable, record.key(), found);
                            }
                        }
                    }
                    desk.books().processed(found.topic(), found.offset());
                });
    }

    private void take(Envelope envelope, boolean again) {
        if (!envelope.numbering().isKnown()) {
            if (!again) {
                count(envelope);
            }
            return;
        }
        EntryKey key = EntryKey.of(envelope.store(), envelope.device().value());
        DeviceBook device = devices.get(key);
        if (device == null) {
            device = new DeviceBook();
        }
        long hour = rule.hourOf(envelope.time(), envelope.receivedAt());
        Receipt receipt = device.receive(envelope.numbering(), hour);
        switch (receipt.verdict()) {
            case AGAIN -> {
                // What we are given again after a crash was not sent again by the device.
                if (!again) {
                    hours.duplicate(envelope, hour);
                }
            }
            case FORGOTTEN -> {
                if (!again) {
                    expire(envelope, "its boot is older than those that are remembered");
                }
            }
            case FIRST, MENDED -> {
                devices.put(key, device);
                hours.settle(envelope.store(), envelope.device(), receipt);
                count(envelope);
                if (envelope.telemetry() instanceof Status status) {
                    device.announce(
                            envelope.boot(),
                            status.sent(),
                            hour,
                            touched -> hours.touch(envelope.store(), envelope.device(), touched));
                    hours.explainAnew(envelope.store(), envelope.device());
                }
            }
        }
    }

    private void count(Envelope envelope) {
        if (rule.isExpired(envelope.time(), envelope.receivedAt())) {
            expire(envelope, "it is older than the configured lateness");
            return;
        }
        switch (SenmlReadings.of(envelope, catalog)) {
            case SenmlReadings.None(String why) -> refusePack(envelope, why);
            case SenmlReadings.Some(List<Envelope> readings) -> {
                hours.accept(envelope, rule.hourOf(envelope.time(), envelope.receivedAt()));
                readings.forEach(this::route);
            }
        }
    }

    private void route(Envelope reading) {
        for (String child : Routes.of(reading.telemetry())) {
            desk.send(reading.store(), reading, child);
        }
    }

    private void refusePack(Envelope envelope, String why) {
        hours.reject(
                envelope.store(),
                envelope.device(),
                rule.hourOf(envelope.time(), envelope.receivedAt()),
                Reason.UNMAPPED,
                envelope.receivedAt(),
                NONE_IS_MISSING_FOR_IT);
        desk.send(
                envelope.store().value(),
                DeadLetters.unmapped(envelope, why),
                StageNames.WRITE_REJECTED);
    }

    private void expire(Envelope envelope, String why) {
        long hour = rule.hourOf(envelope.time(), envelope.receivedAt());
        hours.expire(envelope, hour);
        EntryKey key = EntryKey.of(envelope.store(), envelope.device().value());
        DeviceBook device = devices.get(key);
        Numbering numbering = envelope.numbering();
        if (device != null && device.has(numbering)) {
            device.refuse(numbering, hour, Reason.EXPIRED);
        }
        DeadLetter letter = DeadLetters.expired(envelope, why);
        desk.send(envelope.store().value(), letter, StageNames.WRITE_REJECTED);
    }

    private void keep(Incoming.Unread<Envelope> unreadable, String key, RecordMetadata found) {
        tallies.count(Tallies.Tally.UNREADABLE_TELEMETRY);
        String text = key == null ? "" : key;
        Payload bytes = unreadable.bytes();
        DeadLetter letter = DeadLetters.unreadable(bytes, unreadable.detail(), found, desk.now());
        desk.send(text, letter, StageNames.WRITE_REJECTED);
    }
}
