package org.aisleflow.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.SupplierId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.wire.Mappers;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Instant TIME = Instant.parse("2026-01-31T09:30:00Z");

    @Test
    void everyProtocolHasItsOwnLowerCaseName() throws Exception {
        for (Protocol protocol : Protocol.values()) {
            assertThat(Mappers.JSON.writeValueAsString(protocol))
                    .isEqualTo("\"" + protocol.name().toLowerCase(Locale.ROOT) + "\"");
        }
    }

    @Test
    void telemetryIsReadAsItWasWritten() {
        Envelope envelope =
                new Envelope(
                        StoreId.of("s1"),
                        DeviceId.of("eye-1"),
                        3,
                        14,
                        TIME,
                        TIME.plusMillis(1),
                        TIME.plusMillis(2),
                        ClockSource.DEVICE,
                        Protocol.COAP,
                        new Positions(List.of(new Positions.Track("t1", 1.5, 2.25, true))));

        assertThat(throughJson(Topics.TELEMETRY, envelope)).isEqualTo(envelope);
        assertThat(json(Topics.TELEMETRY, envelope))
                .contains("\"kind\":\"positions\"", "\"staff\":true");
    }

    @Test
    void catalogEntriesAreReadAsTheyWereWritten() {
        Store store =
                Store.builder(StoreId.of("s1"), "Corner", java.time.ZoneId.of("Europe/Rome"))
                        .open(LocalTime.of(8, 0), LocalTime.of(20, 30))
                        .extent(40, 25)
                        .zones(
                                List.of(
                                        new Zone(
                                                ZoneId.of("bread"),
                                                "Bread",
                                                List.of(
                                                        new Point(0, 0),
                                                        new Point(4, 0),
                                                        new Point(4, 4)),
                                                5,
                                                false,
                                                List.of(DeviceId.of("door-1")))))
                        .doors(
                                List.of(
                                        new Door(
                                                LineId.of("main"),
                                                List.of(new Point(0, 0), new Point(2, 0)))))
                        .shelves(
                                List.of(
                                        new Shelf(
                                                ShelfId.of("sh1"),
                                                ZoneId.of("bread"),
                                                Sku.of("sku.1"),
                                                20,
                                                1500)))
                        .devices(List.of(Device.of(DeviceId.of("door-1"), Kind.CROSSING, 60)))
                        .build();
        CatalogEntry supplier =
                new Supplier(
                        SupplierId.of("mill"),
                        2,
                        0.5,
                        Set.of(DayOfWeek.MONDAY),
                        Set.of(DayOfWeek.FRIDAY, DayOfWeek.TUESDAY));

        assertThat(throughJson(Topics.CATALOG, store)).isEqualTo(store);
        assertThat(json(Topics.CATALOG, store))
                .contains("\"type\":\"store\"", "\"line\":[[0.0,0.0],[2.0,0.0]]");
        assertThat(throughJson(Topics.CATALOG, supplier)).isEqualTo(supplier);
    }

    @Test
    void aZoneThatSaysNothingOfStaffAndQueuesIsForShoppersWhoDoNotWait() throws Exception {
        Zone zone =
                Mappers.JSON.readValue(
                        """
                        {"id": "bread", "name": "Bread", "polygon": [[0, 0], [4, 0], [4, 4]], "dwellSeconds": 5}
                        """,
                        Zone.class);

        assertThat(zone.staffOnly()).isFalse();
        assertThat(zone.isQueue()).isFalse();
        assertThat(Mappers.JSON.writeValueAsString(zone)).doesNotContain("queue");
    }

    @Test
    void factsAndDeadLettersAreReadAsTheyWereWritten() {
        HeatWindow heat =
                new HeatWindow(
                        StoreId.of("s1"),
                        TIME,
                        80,
                        50,
                        List.of(new HeatWindow.Cell(17, 2, 12.5)),
                        1,
                        Arrival.of(TIME).with(TIME.plusSeconds(3)));
        DeadLetter letter =
                new DeadLetter(
                        StoreId.of("s1"),
                        null,
                        "aisleflow/v1/s1/x/y",
                        Protocol.MQTT,
                        null,
                        null,
                        Payload.of(new byte[] {0, -1, 7}),
                        Reason.UNKNOWN_KIND,
                        "there is no kind \"y\"",
                        null,
                        null,
                        null,
                        TIME);

        assertThat(throughJson(Topics.HEAT, heat)).isEqualTo(heat);
        assertThat(json(Topics.HEAT, heat)).contains("[[17,2,12.5]]");
        assertThat(throughJson(Topics.REJECTED, letter)).isEqualTo(letter);
        assertThat(json(Topics.REJECTED, letter)).contains("\"unknown-kind\"");
    }

    @Test
    void statesOfAStoreAreOnThePartitionOfItsTelemetry() {
        StoreId store = StoreId.of("s1");

        int ofTelemetry =
                Utils.toPositive(
                                Utils.murmur2(
                                        Topics.TELEMETRY.keys().serializer().serialize("", store)))
                        % 7;

        assertThat(StateKey.partitionOf(store, 7)).isEqualTo(ofTelemetry);
        assertThat(StateKey.parse("s1/out-of-stock~a/b"))
                .isEqualTo(new StateKey(store, "out-of-stock~a/b"));
    }

    private static <V> V throughJson(Topic<?, V> topic, V value) {
        byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
        return topic.values().deserializer().deserialize(topic.name(), bytes);
    }

    private static <V> String json(Topic<?, V> topic, V value) {
        return new String(
                topic.values().serializer().serialize(topic.name(), value), StandardCharsets.UTF_8);
    }
}
