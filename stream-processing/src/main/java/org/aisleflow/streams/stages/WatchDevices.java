package org.aisleflow.streams.stages;

import java.time.Duration;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.streams.books.EntryKey;
import org.aisleflow.streams.books.Table;
import org.aisleflow.streams.catalog.Catalog;
import org.aisleflow.streams.catalog.StorePlan;
import org.aisleflow.streams.fleet.DeviceAlerts;
import org.aisleflow.streams.fleet.DeviceRule;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Knows every device by its messages, and what is wrong with its clock and battery. */
final class WatchDevices implements Stage.Work<StoreId, Envelope> {
    private final Desk desk;
    private final Catalog catalog;
    private final Table<DeviceState> devices;
    private final Table<Alert> alerts;

    WatchDevices(
            ProcessorContext<Object, Object> context,
            Duration tellInterval,
            Duration summaryInterval,
            Duration memory) {
        this.desk = new Desk(context);
        this.catalog = desk.catalog();
        this.devices = desk.table(Tables.DEVICE_STATES);
        this.alerts = desk.table(Tables.DEVICE_ALERTS);
        desk.tellAlertsEvery(tellInterval, alerts);
        desk.tellEvery(
                summaryInterval,
                devices,
                (key, state) -> desk.send(Desk.stateKey(key), state, StageNames.WRITE_DEVICES));
        desk.forgetAfter(memory, desk.table(Tables.PAST_ALERTS));
    }

    @Override
    public void process(Record<StoreId, Envelope> record) {
        Envelope envelope = record.value();
        EntryKey key = EntryKey.of(envelope.store(), envelope.device().value());
        StorePlan plan = catalog.store(envelope.store());
        Device entry = plan == null ? null : plan.device(envelope.device());
        DeviceState before = devices.get(key);
        if (DeviceRule.isNewest(before, envelope)) {
            EntryKey clock = alertKey(key, Alert.Type.CLOCK);
            Alert known = alerts.get(clock);
            keep(clock, known, DeviceAlerts.clock(known, envelope), envelope);
            EntryKey battery = alertKey(key, Alert.Type.LOW_BATTERY);
            Alert low = alerts.get(battery);
            keep(battery, low, DeviceAlerts.battery(low, envelope), envelope);
        }
        devices.put(key, DeviceRule.after(before, envelope, entry == null ? null : entry.kind()));
    }

    private void keep(
            EntryKey key, @Nullable Alert before, @Nullable Alert now, Envelope envelope) {
        if (now != null && !now.equals(before)) {
            desk.keep(alerts, key, now, envelope.receivedAt());
        }
    }

    private static EntryKey alertKey(EntryKey device, Alert.Type type) {
        return EntryKey.of(device.store(), type.text() + "~" + device.subject());
    }
}
