package org.aisleflow.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.wire.Decoding;
import org.aisleflow.contracts.wire.TelemetryDecoder;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.sim.world.World;
import org.junit.jupiter.api.Test;

class TelemetryStreamTest {
    private static final Scenario SCENARIO =
            ScenarioReader.builtIn("corner-shop").with(DeviceFaults.EXACT);
    private static final StoreId STORE = StoreId.of("s1");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T23:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private static List<Outgoing> stream(long seed, Instant liveFrom, Instant until) {
        List<Outgoing> all = new ArrayList<>();
        new TelemetryStream(SCENARIO, STORE, seed, MONDAY, liveFrom, until)
                .forEachRemaining(all::add);
        return all;
    }

    private static List<Outgoing> noonHour() {
        return stream(1, NOON, NOON.plus(Duration.ofHours(1)));
    }

    private static byte[] bytes(List<Outgoing> messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Outgoing message : messages) {
            all.writeBytes(message.address().topic().getBytes(UTF_8));
            all.writeBytes(message.payload());
        }
        return all.toByteArray();
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        Instant end = NOON.plus(Duration.ofMinutes(10));

        byte[] first = bytes(stream(1, NOON, end));

        assertThat(bytes(stream(1, NOON, end))).isEqualTo(first);
        assertThat(bytes(stream(2, NOON, end))).isNotEqualTo(first);
    }

    @Test
    void everyDeviceNumbersItsMessagesFromOneWithoutGapsAndNeverBackInTime() {
        Map<DeviceId, Outgoing> last = new HashMap<>();

        for (Outgoing message : noonHour()) {
            Outgoing before = last.put(message.address().device(), message);

            long expected = before == null ? 1 : before.message().numbering().seq() + 1;
            assertThat(message.message().numbering().seq()).isEqualTo(expected);
            assertThat(message.message().numbering().boot()).isEqualTo(2);
            if (before != null) {
                assertThat(message.message().time()).isAfterOrEqualTo(before.message().time());
            }
        }
        assertThat(last).hasSizeGreaterThan(140);
    }

    @Test
    void theGatewayUnderstandsEveryMessage() {
        for (Outgoing message : noonHour()) {
            Decoding decoded =
                    TelemetryDecoder.decode(
                            message.address().kind(), message.encoding(), message.payload(), NOON);

            assertThat(decoded).isEqualTo(new Decoding.Decoded(message.message()));
        }
    }

    @Test
    void everybodyInTheShopIsSeenByExactlyOneSensorEverySecond() {
        Map<Instant, List<Positions.Track>> seen = new TreeMap<>();
        noonHour().stream()
                .filter(message -> message.message().telemetry() instanceof Positions)
                .forEach(message ->
                        seen.computeIfAbsent(message.message().time(), _ -> new ArrayList<>())
                                .addAll(((Positions) message.message().telemetry()).tracks()));
        World world = new World(SCENARIO, STORE, 1, MONDAY);

        for (int second = 1; second <= 3_600; second++) {
            Instant time = NOON.plusSeconds(second);
            world.advanceTo(time);

            List<String> there =
                    world.people().stream().map(person -> "t" + person.person()).toList();
            assertThat(seen.getOrDefault(time, List.of()))
                    .extracting(Positions.Track::id)
                    .containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @Test
    void doorCountersCountExactlyWhoComesAndGoesInThePastAndLive() {
        List<Happening> truth = new ArrayList<>();
        World world = new World(SCENARIO, STORE, 1, MONDAY);
        world.observe(truth::add);
        Instant end = NOON.plus(Duration.ofHours(10));
        world.advanceTo(end.minusMillis(1));

        List<Crossing> counts =
                stream(1, NOON, end).stream()
                        .map(message -> message.message().telemetry())
                        .filter(Crossing.class::isInstance)
                        .map(Crossing.class::cast)
                        .toList();

        long entered = truth.stream().filter(Happening.Entered.class::isInstance).count();
        long left = truth.stream().filter(Happening.Left.class::isInstance).count();
        long passed = truth.stream().filter(Happening.Passed.class::isInstance).count();
        assertThat(counts.stream().mapToLong(Crossing::in).sum()).isEqualTo(entered).isPositive();
        assertThat(counts.stream().mapToLong(Crossing::out).sum()).isEqualTo(left);
        assertThat(counts.stream().mapToInt(TelemetryStreamTest::passing).sum())
                .isEqualTo((int) passed);
    }

    private static int passing(Crossing crossing) {
        return crossing.passing() == null ? 0 : crossing.passing();
    }

    @Test
    void aStatusSaysHowManyMessagesWereSent() {
        List<Outgoing> statuses =
                noonHour().stream()
                        .filter(message -> message.address().kind() == Kind.STATUS)
                        .toList();

        assertThat(statuses)
                .isNotEmpty()
                .allSatisfy(message ->
                        assertThat(((Status) message.message().telemetry()).sent())
                                .isEqualTo(message.message().numbering().seq()));
    }

    @Test
    void thePastIsToldThinly() {
        Map<Kind, Long> kinds =
                stream(1, NOON, NOON).stream()
                        .collect(
                                Collectors.groupingBy(
                                        message -> message.address().kind(),
                                        TreeMap::new,
                                        Collectors.counting()));

        assertThat(kinds.keySet()).containsExactlyInAnyOrder(Kind.CROSSING, Kind.SALE, Kind.COUNT);
        assertThat(kinds.get(Kind.COUNT)).isEqualTo(SCENARIO.products().size());
    }

    @Test
    void nothingIsSaidBeforeTheFirstDayOrAfterTheEnd() {
        Instant end = NOON.plusSeconds(90);

        assertThat(stream(1, NOON, end))
                .allSatisfy(
                        message -> assertThat(message.message().time()).isBetween(MIDNIGHT, end));
    }
}
