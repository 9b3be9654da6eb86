package org.aisleflow.streams.stages;

import java.time.Duration;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.footfall.TillReceipts;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Counts receipts per till and five minutes of event time. */
final class CountReceipts implements Stage.Work<StoreId, Envelope> {
    private final Table<TillReceipts> windows;

    CountReceipts(
            ProcessorContext<Object, Object> context, Duration tellInterval, Duration memory) {
        Desk desk = new Desk(context);
        this.windows = desk.table(Tables.TILL_RECEIPTS);
        desk.tellEvery(
                tellInterval,
                windows,
                (key, receipts) ->
                        desk.send(
                                key.store(),
                                receipts.fact(
                                        key.store(), DeviceId.of(key.subject()), key.startTime()),
                                StageNames.WRITE_RECEIPTS));
        desk.forgetAfter(memory, windows);
    }

    @Override
    public void process(Record<StoreId, Envelope> record) {
        Envelope envelope = record.value();
        if (!(envelope.telemetry() instanceof Sale sale) || !TillReceipts.isPurchase(sale)) {
            return;
        }
        EntryKey key =
                new EntryKey(
                        envelope.store(),
                        Windows.startOf(envelope.time(), Windows.FLOOR).toEpochMilli(),
                        envelope.device().value());
        TillReceipts receipts = windows.get(key);
        windows.put(
                key,
                receipts == null
                        ? TillReceipts.of(sale, envelope.receivedAt())
                        : receipts.with(sale, envelope.receivedAt()));
    }
}
