package org.aisleflow.streams.stages;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.streams.Tallies;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.catalog.Catalog;
import org.aisleflow.streams.catalog.StorePlan;
import org.aisleflow.streams.ledger.DeviceBook;
import org.aisleflow.streams.ledger.LedgerRule;
import org.aisleflow.streams.ledger.Receipt;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Says in the ledger what the gateway has refused, so that it is not missing. Only devices of the
 * catalog, and those that were accepted before, have a ledger: invented names must not fill it.
 */
final class CountRefusals implements Stage.Work<String, Incoming<DeadLetter>> {
    private final ProcessorContext<Object, Object> context;
    private final Desk desk;
    private final LedgerRule rule;
    private final Tallies tallies;
    private final Catalog catalog;
    private final Table<DeviceBook> devices;
    private final LedgerHours hours;

    CountRefusals(ProcessorContext<Object, Object> context, Duration lateness, Tallies tallies) {
        this.context = context;
        this.desk = new Desk(context);
        this.rule = new LedgerRule(lateness);
        this.tallies = tallies;
        this.catalog = desk.catalog();
        this.devices = desk.table(Tables.DEVICE_BOOKS);
        this.hours = new LedgerHours(desk);
    }

    @Override
    public void process(Record<String, Incoming<DeadLetter>> record) {
        RecordMetadata found = context.recordMetadata().orElseThrow();
        if (desk.books().wasProcessed(found.topic(), found.offset())) {
            return;
        }
        desk.books()
                .change(() -> {
                    switch (record.value()) {
                        case Incoming.Read<DeadLetter>(DeadLetter letter) -> take(letter);
                        case Incoming.Unread<DeadLetter> _ ->
                                tallies.count(Tallies.Tally.UNREADABLE_DEAD_LETTER);
                    }
                    desk.books().processed(found.topic(), found.offset());
                });
    }

    private void take(DeadLetter letter) {
        StoreId store = letter.store();
        DeviceId device = letter.device();
        if (store == null || device == null || !LedgerRule.isOwn(letter.reason())) {
            return;
        }
        if (letter.reason() == Reason.EXPIRED || letter.reason() == Reason.UNMAPPED) {
            // Our own letter, counted when it was written.
            return;
        }
        DeviceBook book = book(store, device);
        if (book == null) {
            return;
        }
        Instant time = letter.time() == null ? letter.receivedAt() : letter.time();
        long hour = rule.hourOf(time, letter.receivedAt());
        Numbering numbering = numbering(letter.boot(), letter.seq());
        boolean numbered = numbering.isKnown();
        if (numbered && !takeNumber(numbering, hour, letter, store, device, book)) {
            return;
        }
        hours.reject(store, device, hour, letter.reason(), letter.receivedAt(), numbered);
    }

    private static Numbering numbering(@Nullable Long boot, @Nullable Long seq) {
        if (boot == null || seq == null) {
            return Numbering.NONE;
        }
        boolean possible =
                boot >= 0 && boot <= Numbering.LARGEST && seq > 0 && seq <= Numbering.LARGEST;
        return possible ? new Numbering(boot, seq) : Numbering.NONE;
    }

    /** Returns false if the message is counted already: accepted, refused, or too old. */
    private boolean takeNumber(
            Numbering numbering,
            long hour,
            DeadLetter letter,
            StoreId store,
            DeviceId device,
            DeviceBook book) {
        if (book.has(numbering)) {
            return false;
        }
        Receipt receipt = book.receive(numbering, hour);
        if (receipt.verdict() != Receipt.Verdict.FIRST) {
            return false;
        }
        book.refuse(numbering, hour, letter.reason());
        devices.put(EntryKey.of(store, device.value()), book);
        hours.settle(store, device, receipt);
        return true;
    }

    private @Nullable DeviceBook book(StoreId store, DeviceId device) {
        DeviceBook book = devices.get(EntryKey.of(store, device.value()));
        if (book != null) {
            return book;
        }
        StorePlan plan = catalog.store(store);
        return plan != null && plan.device(device) != null ? new DeviceBook() : null;
    }
}
