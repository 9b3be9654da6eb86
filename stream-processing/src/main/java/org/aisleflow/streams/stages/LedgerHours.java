package org.aisleflow.streams.stages;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.catalog.Catalog;
import org.aisleflow.streams.catalog.StorePlan;
import org.aisleflow.streams.ledger.DeviceBook;
import org.aisleflow.streams.ledger.HourBook;
import org.aisleflow.streams.ledger.LedgerRule;
import org.aisleflow.streams.ledger.NamelessBook;
import org.aisleflow.streams.ledger.Receipt;
import org.jspecify.annotations.Nullable;

/** The ledger's hours, as both stages that receive messages keep them. */
final class LedgerHours {
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(24);

    private final Desk desk;
    private final Catalog catalog;
    private final Table<HourBook> hours;
    private final Table<DeviceBook> devices;
    private final Table<NamelessBook> nameless;

    LedgerHours(Desk desk) {
        this.desk = desk;
        this.catalog = desk.catalog();
        this.hours = desk.table(Tables.LEDGER_HOURS);
        this.devices = desk.table(Tables.DEVICE_BOOKS);
        this.nameless = desk.table(Tables.NAMELESS_BOOKS);
    }

    void tellEvery(Duration interval) {
        desk.tellEvery(interval, hours, this::tell);
    }

    void forgetAfter(Duration age) {
        desk.forgetAfter(age, hours);
    }

    void accept(Envelope envelope, long hour) {
        HourBook book = hour(envelope, hour);
        book.accept(
                envelope.receivedAt(), LedgerRule.isLate(envelope.time(), envelope.receivedAt()));
        hours.put(key(envelope, hour), book);
        report(envelope, hour);
    }

    void duplicate(Envelope envelope, long hour) {
        HourBook book = hour(envelope, hour);
        book.duplicate();
        hours.put(key(envelope, hour), book);
    }

    void expire(Envelope envelope, long hour) {
        HourBook book = hour(envelope, hour);
        book.expire(envelope.receivedAt());
        hours.put(key(envelope, hour), book);
    }

    void reject(
            StoreId store,
            DeviceId device,
            long hour,
            Reason reason,
            Instant receivedAt,
            boolean numbered) {
        EntryKey key = key(store, device, hour);
        HourBook book = hours.get(key);
        if (book == null) {
            book = new HourBook(kind(store, device, Kind.STATUS), receivedAt);
        }
        book.reject(reason, receivedAt, numbered);
        hours.put(key, book);
        if (!numbered) {
            keepNameless(store, device, hour);
        }
    }

    private void keepNameless(StoreId store, DeviceId device, long hour) {
        EntryKey key = EntryKey.of(store, device.value());
        NamelessBook book = nameless.get(key);
        if (book == null) {
            book = new NamelessBook();
        }
        book.add(hour);
        nameless.put(key, book);
        touchGaps(store, device);
    }

    /** Has hours told again of which a message without a number may explain other gaps now. */
    void explainAnew(StoreId store, DeviceId device) {
        if (nameless.get(EntryKey.of(store, device.value())) != null) {
            touchGaps(store, device);
        }
    }

    private void touchGaps(StoreId store, DeviceId device) {
        DeviceBook book = devices.get(EntryKey.of(store, device.value()));
        if (book != null) {
            book.missing().keySet().forEach(hour -> touch(store, device, hour));
        }
    }

    /** Brings the hours in line with what taking a number in has changed. */
    void settle(StoreId store, DeviceId device, Receipt receipt) {
        receipt.touched().forEach(hour -> touch(store, device, hour));
        NamelessBook refused = nameless.get(EntryKey.of(store, device.value()));
        if (refused != null) {
            settleNameless(store, device, receipt, refused);
        }
        for (Receipt.GivenUp gap : receipt.givenUp()) {
            EntryKey key = key(store, device, gap.hour());
            HourBook book = hours.get(key);
            if (book != null) {
                book.giveUp(gap.missing());
                hours.put(key, book);
            }
        }
        Reason reason = receipt.refusedFor();
        if (reason != null) {
            EntryKey key = key(store, device, receipt.refusedHour());
            HourBook book = hours.get(key);
            if (book != null) {
                book.pardon(reason);
                hours.put(key, book);
            }
        }
    }

    private void settleNameless(
            StoreId store, DeviceId device, Receipt receipt, NamelessBook refused) {
        if (!receipt.givenUp().isEmpty()) {
            Map<Long, Long> gaps = missingBefore(store, device, receipt);
            receipt.givenUp().forEach(gap -> refused.giveUp(gap.hour(), numbers(gap), gaps));
            nameless.put(EntryKey.of(store, device.value()), refused);
        }
        if (!receipt.touched().isEmpty()) {
            touchGaps(store, device);
        }
    }

    private Map<Long, Long> missingBefore(StoreId store, DeviceId device, Receipt receipt) {
        DeviceBook book = devices.get(EntryKey.of(store, device.value()));
        Map<Long, Long> gaps = book == null ? new TreeMap<>() : book.missing();
        receipt.givenUp().forEach(gap -> gaps.merge(gap.hour(), numbers(gap), Long::sum));
        return gaps;
    }

    private static long numbers(Receipt.GivenUp gap) {
        return gap.missing().last() - gap.missing().first() + 1;
    }

    /** Has an hour told again whose gaps have changed. */
    void touch(StoreId store, DeviceId device, long hour) {
        EntryKey key = key(store, device, hour);
        HourBook book = hours.get(key);
        if (book != null) {
            hours.put(key, book);
        }
    }

    private void report(Envelope envelope, long hour) {
        StorePlan plan = catalog.store(envelope.store());
        Device device = plan == null ? null : plan.device(envelope.device());
        Kind kind = envelope.telemetry().kind();
        if (device != null && device.kind() != kind && !(envelope.telemetry() instanceof Senml)) {
            // A status says that the device lives, not what it has counted.
            return;
        }
        Duration interval =
                device == null
                        ? Duration.ZERO
                        : Duration.ofMillis(Math.round(device.reportSeconds() * 1_000));
        if (interval.compareTo(LONGEST_INTERVAL) > 0) {
            interval = LONGEST_INTERVAL;
        }
        long first =
                Math.min(hour, LedgerRule.hourOf(envelope.time().minus(interval).plusMillis(1)));
        for (long covered = first; covered <= hour; covered++) {
            HourBook book = hour(envelope, covered);
            if (book.report(LedgerRule.minutesCovered(envelope.time(), interval, covered))) {
                hours.put(key(envelope, covered), book);
            }
        }
    }

    private HourBook hour(Envelope envelope, long hour) {
        HourBook book = hours.get(key(envelope, hour));
        if (book != null) {
            return book;
        }
        Kind kind = kind(envelope.store(), envelope.device(), envelope.telemetry().kind());
        return new HourBook(kind, envelope.receivedAt());
    }

    private Kind kind(StoreId store, DeviceId id, Kind otherwise) {
        StorePlan plan = catalog.store(store);
        Device device = plan == null ? null : plan.device(id);
        return device == null ? otherwise : device.kind();
    }

    private void tell(EntryKey key, HourBook book) {
        @Nullable DeviceBook device = devices.get(EntryKey.of(key.store(), key.subject()));
        desk.send(
                key.store(),
                book.fact(
                        key,
                        device == null ? new DeviceBook() : device,
                        nameless.get(EntryKey.of(key.store(), key.subject()))),
                StageNames.WRITE_LEDGER);
    }

    private static EntryKey key(Envelope envelope, long hour) {
        return key(envelope.store(), envelope.device(), hour);
    }

    private static EntryKey key(StoreId store, DeviceId device, long hour) {
        return new EntryKey(store, LedgerRule.startOf(hour), device.value());
    }
}
