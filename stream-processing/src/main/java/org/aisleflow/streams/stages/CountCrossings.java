package org.aisleflow.streams.stages;

import java.time.Duration;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.footfall.DoorMinute;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Adds crossings up per line and minute of event time. */
final class CountCrossings implements Stage.Work<StoreId, Envelope> {
    private final Table<DoorMinute> minutes;

    CountCrossings(
            ProcessorContext<Object, Object> context, Duration tellInterval, Duration memory) {
        Desk desk = new Desk(context);
        this.minutes = desk.table(Tables.DOOR_MINUTES);
        desk.tellEvery(
                tellInterval,
                minutes,
                (key, minute) ->
                        desk.send(
                                key.store(),
                                minute.fact(key.store(), LineId.of(key.subject()), key.startTime()),
                                StageNames.WRITE_FOOTFALL));
        desk.forgetAfter(memory, minutes);
    }

    @Override
    public void process(Record<StoreId, Envelope> record) {
        Envelope envelope = record.value();
        if (!(envelope.telemetry() instanceof Crossing crossing)) {
            return;
        }
        EntryKey key =
                new EntryKey(
                        envelope.store(),
                        Windows.startOf(envelope.time(), Windows.FOOTFALL).toEpochMilli(),
                        crossing.line().value());
        DoorMinute minute = minutes.get(key);
        minutes.put(
                key,
                minute == null
                        ? DoorMinute.of(crossing, envelope.receivedAt())
                        : minute.with(crossing, envelope.receivedAt()));
    }
}
