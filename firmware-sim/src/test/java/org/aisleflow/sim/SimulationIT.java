package org.aisleflow.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.wire.Decoding;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.contracts.wire.TelemetryDecoder;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.sending.CoapGateway;
import org.aisleflow.sim.sending.Delivered;
import org.aisleflow.sim.sending.Destination;
import org.aisleflow.sim.sending.Mosquitto;
import org.aisleflow.sim.sending.MqttListener;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.sim.world.World;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationIT {
    private static final Scenario SCENARIO =
            ScenarioReader.builtIn("corner-shop").with(DeviceFaults.EXACT);
    private static final StoreId STORE = StoreId.of("s1");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant TUESDAY_NOON = Instant.parse("2026-03-03T11:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SEED = 5;

    @TempDir private Path folder = Path.of("");

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private Mosquitto broker;
    private MqttListener listener;
    private CoapGateway coap;

    private record Heard(TelemetryAddress address, Message message) {}

    @BeforeEach
    void open() throws Exception {
        broker = Mosquitto.start(folder);
        listener = new MqttListener(broker.port(), this::hear);
        coap = new CoapGateway(0, this::take);
    }

    @AfterEach
    void close() throws Exception {
        coap.close();
        listener.close();
        broker.close();
    }

    private void hear(String topic, MqttMessage message) {
        Encoding encoding =
                Encoding.ofContentType(message.getProperties().getContentType()).orElseThrow();
        keep(TelemetryAddress.parseTopic(topic), encoding, message.getPayload());
    }

    private Response take(String path, byte[] payload) {
        Encoding encoding = payload[0] == '{' ? Encoding.JSON : Encoding.CBOR;
        keep(TelemetryAddress.parsePath(path), encoding, payload);
        return new Response(ResponseCode.CHANGED);
    }

    private void keep(TelemetryAddress.Parsed parsed, Encoding encoding, byte[] payload) {
        TelemetryAddress address = ((TelemetryAddress.Parsed.Valid) parsed).address();
        Decoding decoding =
                TelemetryDecoder.decode(address.kind(), encoding, payload, Instant.now());
        heard.add(new Heard(address, ((Decoding.Decoded) decoding).message()));
    }

    private SimulationConfig config(SimulationConfig.Timeline timeline) {
        Destination gateway = Destination.gateway("127.0.0.1", broker.port(), coap.port());
        return new SimulationConfig(
                SCENARIO, SEED, timeline, gateway, folder.resolve("sim"), null, null);
    }

    /** A clock that shows a time now and goes on from there. */
    private static Clock from(Instant time) {
        Clock system = Clock.systemUTC();
        return Clock.offset(system, Duration.between(system.instant(), time));
    }

    private Set<Heard> heardUntil(Instant time) {
        Set<Heard> found = new HashSet<>(heard);
        found.removeIf(message -> message.message().time().isAfter(time));
        return found;
    }

    private long count(Kind kind) {
        return heard.stream().filter(message -> message.address().kind() == kind).count();
    }

    @Test
    void thePastArrivesAsItWasTold() throws Exception {
        Set<Heard> expected = new HashSet<>();
        new TelemetryStream(SCENARIO, STORE, SEED, MONDAY, TUESDAY_NOON, TUESDAY_NOON)
                .forEachRemaining(said -> expected.add(heardOf(said)));

        try (Simulation simulation =
                Simulation.start(
                        config(SimulationConfig.Timeline.pastOnly(1)),
                        from(TUESDAY_NOON),
                        Progress.silent())) {
            simulation.pastSent().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            // The broker acknowledges a message before it passes it on.
            await().atMost(PATIENCE).until(() -> heardUntil(TUESDAY_NOON).equals(expected));
            assertThat(simulation.delivered()).isEqualTo(new Delivered(expected.size(), 0, 0));
        }
    }

    private static Heard heardOf(Outgoing said) {
        return new Heard(said.address(), said.message());
    }

    @Test
    void startedAgainItGoesOnWhereItWasAndTellsWhatWasMissedOnce() throws Exception {
        run(TUESDAY_NOON);
        Instant end = TUESDAY_NOON.plus(Duration.ofHours(2));
        run(end);

        List<Happening> truth = new ArrayList<>();
        World world = new World(SCENARIO, STORE, SEED, MONDAY);
        world.observe(truth::add);
        world.advanceTo(end.minusMillis(1));
        long paid = truth.stream().filter(Happening.Paid.class::isInstance).count();
        long entered = truth.stream().filter(Happening.Entered.class::isInstance).count();
        await().atMost(PATIENCE).until(() -> sales(end) >= paid && comingIn(end) >= entered);
        assertThat(sales(end)).isEqualTo(paid);
        assertThat(comingIn(end)).isEqualTo(entered);
        assertThat(heardUntil(end))
                .extracting(said -> said.message().numbering().boot())
                .contains(2L, 3L);
        assertThat(
                        heardUntil(end).stream()
                                .map(said ->
                                        said.address().device() + " " + said.message().numbering()))
                .doesNotHaveDuplicates();
    }

    private long sales(Instant until) {
        return heardUntil(until).stream()
                .filter(said -> said.message().telemetry() instanceof Sale)
                .count();
    }

    private long comingIn(Instant until) {
        return heardUntil(until).stream().mapToLong(said -> comingIn(said.message())).sum();
    }

    private void run(Instant now) throws Exception {
        try (Simulation simulation =
                Simulation.start(
                        config(SimulationConfig.Timeline.pastThenLive(1)),
                        from(now),
                        Progress.silent())) {
            simulation.pastSent().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            long before = count(Kind.POSITIONS);
            await().atMost(PATIENCE).until(() -> count(Kind.POSITIONS) > before + 10);
            await().atMost(PATIENCE).until(() -> count(Kind.WEIGHT) >= SCENARIO.products().size());
            await().atMost(PATIENCE).until(() -> simulation.waiting() == 0);
        }
    }

    private static long comingIn(Message message) {
        return message.telemetry() instanceof Crossing crossing ? crossing.in() : 0;
    }

    @Test
    void nothingIsToldAheadOfTheClock() throws Exception {
        Clock clock = from(TUESDAY_NOON);

        try (Simulation simulation =
                Simulation.start(
                        config(SimulationConfig.Timeline.pastThenLive(0)),
                        clock,
                        Progress.silent())) {
            simulation.pastSent().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            await().atMost(PATIENCE).until(() -> count(Kind.POSITIONS) > 30);
        }

        Instant now = clock.instant();
        assertThat(heard).allMatch(message -> !message.message().time().isAfter(now));
    }

    @Test
    void aFolderOfAnotherSimulationIsRefused() {
        SimulationConfig config = config(SimulationConfig.Timeline.pastOnly(0));
        Simulation.start(config, from(TUESDAY_NOON), Progress.silent()).close();
        SimulationConfig other =
                new SimulationConfig(
                        SCENARIO,
                        SEED + 1,
                        config.timeline(),
                        config.destination(),
                        config.stateFolder(),
                        null,
                        null);

        assertThatThrownBy(() -> Simulation.start(other, from(TUESDAY_NOON), Progress.silent()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use another folder");
    }
}
