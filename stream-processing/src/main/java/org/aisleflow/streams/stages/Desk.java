package org.aisleflow.streams.stages;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.streams.books.Books;
import org.aisleflow.streams.books.BooksStore;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Forgetting;
import org.aisleflow.streams.books.Form;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.catalog.Catalog;
import org.aisleflow.streams.catalog.CatalogEntries;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What every stage works with: the books, the catalog, the clock, and the way to its children. */
final class Desk {
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final ProcessorContext<Object, Object> context;
    private final Books books;

    Desk(ProcessorContext<Object, Object> context) {
        this.context = context;
        BooksStore store = context.getStateStore(StageNames.BOOKS);
        this.books = store.books();
    }

    Books books() {
        return books;
    }

    <V> Table<V> table(Form<V> form) {
        return books.table(form);
    }

    Catalog catalog() {
        CatalogEntries entries = context.getStateStore(StageNames.CATALOG_STORE);
        return new Catalog(entries);
    }

    /** Gives a record to a child, stamped with the time by this machine's clock. */
    void send(Object key, Object value, String child) {
        // Not the event's time: brokers would delete the past at once.
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), child);
    }

    /** Tells a table's changed facts from time to time; a burst of changes is told once. */
    <V> void tellEvery(Duration interval, Table<V> table, BiConsumer<EntryKey, V> tell) {
        every(interval, () -> table.tell(entry -> tell.accept(entry.getKey(), entry.getValue())));
    }

    /** Keeps the newest alert about a subject; of one that is over, history is told too. */
    void keep(Table<Alert> alerts, EntryKey key, Alert alert, Instant receivedAt) {
        alerts.put(key, alert);
        Instant until = alert.until();
        if (until != null) {
            PastAlert past = PastAlert.of(alert, until, Arrival.of(receivedAt));
            table(Tables.PAST_ALERTS)
                    .put(
                            new EntryKey(past.store(), past.start().toEpochMilli(), past.series()),
                            past);
        }
    }

    /** Tells a table's changed alerts from time to time. */
    void tellAlertsEvery(Duration interval, Table<Alert> alerts) {
        every(interval, () -> tellAlerts(alerts));
    }

    /**
     * Tells a table's changed alerts, whatever their keys in the table, and those that are over.
     */
    void tellAlerts(Table<Alert> alerts) {
        alerts.tell(entry -> {
            Alert alert = entry.getValue();
            StateKey key = new StateKey(alert.store(), alert.id());
            send(key, alert, StageNames.WRITE_ALERTS);
        });
        table(Tables.PAST_ALERTS)
                .tell(entry ->
                        send(
                                entry.getKey().store(),
                                entry.getValue(),
                                StageNames.WRITE_PAST_ALERTS));
    }

    /** Forgets a table's windows that can no longer change. */
    void forgetAfter(Duration age, Table<?> table) {
        Forgetting forgetting = new Forgetting(table, age);
        every(SWEEP, () -> forgetting.sweep(now()));
    }

    /** Does something from time to time by the wall clock. */
    void every(Duration interval, Runnable action) {
        context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, _ -> books.change(action));
    }

    long now() {
        return context.currentSystemTimeMs();
    }

    static StateKey stateKey(EntryKey key) {
        return new StateKey(key.store(), key.subject());
    }
}
