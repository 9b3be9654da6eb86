package org.aisleflow.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Replay;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.wire.SampleDomain;
import org.junit.jupiter.api.Test;

@Domain(DomainContext.Global.class)
@Domain(SampleDomain.class)
class TopicPropertiesTest {
    private static final Map<Topic<?, ?>, Class<?>> RECORDS =
            Map.ofEntries(
                    Map.entry(Topics.REJECTED, DeadLetter.class),
                    Map.entry(Topics.REPLAYS, Replay.class),
                    Map.entry(Topics.CATALOG, CatalogEntry.class),
                    Map.entry(Topics.CREDENTIALS, DeviceCredentials.class),
                    Map.entry(Topics.FOOTFALL, FootfallWindow.class),
                    Map.entry(Topics.ZONES, ZoneWindow.class),
                    Map.entry(Topics.HEAT, HeatWindow.class),
                    Map.entry(Topics.VISITS, VisitWindow.class),
                    Map.entry(Topics.FLOWS, FlowWindow.class),
                    Map.entry(Topics.PATHS, PathWindow.class),
                    Map.entry(Topics.ENTRY_EXIT, EntryExitWindow.class),
                    Map.entry(Topics.RECEIPTS, ReceiptWindow.class),
                    Map.entry(Topics.QUEUES, QueueWindow.class),
                    Map.entry(Topics.SALES, SalesWindow.class),
                    Map.entry(Topics.PAST_ALERTS, PastAlert.class),
                    Map.entry(Topics.LEDGER, LedgerHour.class),
                    Map.entry(Topics.STOCK, StockBelief.class),
                    Map.entry(Topics.ALERTS, Alert.class),
                    Map.entry(Topics.DEVICES, DeviceState.class),
                    Map.entry(Topics.DECISIONS, Decision.class),
                    Map.entry(Topics.ORDERS, PurchaseOrder.class),
                    Map.entry(Topics.COMMANDS, CommandFact.class));

    @Property(tries = 300)
    void anyEnvelopeIsReadAsItWasWritten(
            @ForAll Telemetry telemetry,
            @ForAll Numbering numbering,
            @ForAll Instant time,
            @ForAll ClockSource clock,
            @ForAll Protocol protocol) {
        Envelope envelope =
                new Envelope(
                        StoreId.of("s1"),
                        DeviceId.of("d1"),
                        numbering.boot(),
                        numbering.seq(),
                        time,
                        time.minusNanos(1),
                        time.plusSeconds(1),
                        clock,
                        protocol,
                        telemetry);

        assertThat(throughTopic(Topics.TELEMETRY, envelope)).isEqualTo(envelope);
    }

    @Property(tries = 60)
    void anyOtherRecordIsReadAsItWasWritten(@ForAll long seed) {
        RecordSamples samples = new RecordSamples(seed);

        RECORDS.forEach((topic, type) -> {
            Object sample = samples.of(type);
            assertThat(throughTopic(topic, sample)).isEqualTo(sample);
        });
    }

    @Test
    void everyTopicIsAmongThese() {
        List<Topic<?, ?>> tested = new ArrayList<>(RECORDS.keySet());
        tested.add(Topics.TELEMETRY);

        assertThat(tested).containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    // The map above pairs each topic with the class of its values.
    @SuppressWarnings("unchecked")
    private static <V> V throughTopic(Topic<?, V> topic, Object value) {
        byte[] bytes = topic.values().serializer().serialize(topic.name(), (V) value);
        return topic.values().deserializer().deserialize(topic.name(), bytes);
    }
}
