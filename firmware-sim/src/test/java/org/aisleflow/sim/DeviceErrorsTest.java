package org.aisleflow.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Tags;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.NetworkFaults;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each error of a device shows as it should, and where it should not, nothing changes. */
class DeviceErrorsTest {
    private static final Scenario SCENARIO = ScenarioReader.builtIn("corner-shop");
    private static final StoreId STORE = StoreId.of("s1");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final DeviceFaults EXACT = DeviceFaults.EXACT;

    /** The morning told thinly, and a quarter of an hour fully. */
    private static List<Outgoing> exact = List.of();

    @BeforeAll
    static void tellExactly() {
        exact = stream(EXACT);
    }

    private static List<Outgoing> stream(DeviceFaults faults) {
        List<Outgoing> all = new ArrayList<>();
        Instant end = NOON.plus(Duration.ofMinutes(15));
        new TelemetryStream(SCENARIO.with(faults), STORE, 1, MONDAY, NOON, end)
                .forEachRemaining(all::add);
        return all;
    }

    private static DeviceFaults with(DeviceFaults.Counters counters) {
        return new DeviceFaults(
                counters,
                EXACT.overheads(),
                EXACT.scales(),
                EXACT.readers(),
                EXACT.loggers(),
                EXACT.tills(),
                EXACT.clocks(),
                EXACT.life(),
                EXACT.network());
    }

    private static DeviceFaults with(DeviceFaults.Overheads overheads) {
        return new DeviceFaults(
                EXACT.counters(),
                overheads,
                EXACT.scales(),
                EXACT.readers(),
                EXACT.loggers(),
                EXACT.tills(),
                EXACT.clocks(),
                EXACT.life(),
                EXACT.network());
    }

    private static DeviceFaults with(DeviceFaults.Scales scales, DeviceFaults.Loggers loggers) {
        return new DeviceFaults(
                EXACT.counters(),
                EXACT.overheads(),
                scales,
                EXACT.readers(),
                loggers,
                EXACT.tills(),
                EXACT.clocks(),
                EXACT.life(),
                EXACT.network());
    }

    private static DeviceFaults with(DeviceFaults.Clocks clocks, DeviceFaults.Life life) {
        return new DeviceFaults(
                EXACT.counters(),
                EXACT.overheads(),
                EXACT.scales(),
                EXACT.readers(),
                EXACT.loggers(),
                EXACT.tills(),
                clocks,
                life,
                EXACT.network());
    }

    private static <T extends Telemetry> List<T> said(List<Outgoing> all, Class<T> type) {
        return all.stream()
                .map(message -> message.message().telemetry())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Everything but one kind is the same, byte for byte. */
    private static void assertOnlyChanged(List<Outgoing> changed, Kind... kinds) {
        Set<Kind> ignored = Set.of(kinds);
        assertThat(without(changed, ignored)).isEqualTo(without(exact, ignored));
        assertThat(changed).isNotEqualTo(exact);
    }

    private static List<Outgoing> without(List<Outgoing> all, Set<Kind> kinds) {
        Set<DeviceId> devices = new HashSet<>();
        all.stream()
                .filter(message -> kinds.contains(message.address().kind()))
                .forEach(message -> devices.add(message.address().device()));
        return all.stream()
                .filter(message -> !devices.contains(message.address().device()))
                .toList();
    }

    private static double crossings(List<Outgoing> all) {
        return said(all, Crossing.class).stream()
                .mapToInt(count ->
                        count.in() + count.out() + (count.passing() == null ? 0 : count.passing()))
                .sum();
    }

    @Test
    void countersMissAndDoubleAsManyAsTheyShouldAndMoreInCrowds() {
        double all = crossings(exact);
        List<Outgoing> missing = stream(with(new DeviceFaults.Counters(0.05, 0, 1)));
        List<Outgoing> doubling = stream(with(new DeviceFaults.Counters(0, 0.05, 1)));
        List<Outgoing> crowds = stream(with(new DeviceFaults.Counters(0.05, 0, 5)));

        assertThat(crossings(missing) / all).isEqualTo(0.95, within(0.02));
        assertThat(crossings(doubling) / all).isEqualTo(1.05, within(0.02));
        assertThat(crossings(crowds)).isLessThan(crossings(missing));
        assertOnlyChanged(missing, Kind.CROSSING);
    }

    private static double[] xOf(List<Outgoing> all) {
        return said(all, Positions.class).stream()
                .flatMap(frame -> frame.tracks().stream())
                .mapToDouble(Positions.Track::x)
                .toArray();
    }

    @Test
    void positionsScatterByTheNoiseAndNothingElseChanges() {
        List<Outgoing> noisy = stream(with(new DeviceFaults.Overheads(0.3, 0, 0, 1_000, 0, 1, 0)));
        double[] truth = xOf(exact);
        double[] seen = xOf(noisy);

        assertThat(seen).hasSameSizeAs(truth);
        double[] errors = new double[seen.length];
        Arrays.setAll(errors, i -> seen[i] - truth[i]);
        assertThat(DoubleStream.of(errors).average().orElseThrow()).isEqualTo(0, within(0.02));
        assertThat(Math.sqrt(DoubleStream.of(errors).map(e -> e * e).average().orElseThrow()))
                .isEqualTo(0.3, within(0.02));
        assertOnlyChanged(noisy, Kind.POSITIONS);
    }

    private static Set<String> names(List<Outgoing> all) {
        Set<String> names = new HashSet<>();
        said(all, Positions.class)
                .forEach(frame -> frame.tracks().forEach(track -> names.add(track.id())));
        return names;
    }

    @Test
    void aSensorSeesLessFarMissesFramesAndSeesPeopleOfItsNeighboursUnderOtherNames() {
        double all = xOf(exact).length;

        double missed =
                xOf(stream(with(new DeviceFaults.Overheads(0, 0.1, 0, 1_000, 0, 1, 0)))).length;
        double near = xOf(stream(with(new DeviceFaults.Overheads(0, 0, 0, 4, 0, 1, 0)))).length;
        List<Outgoing> overlapping =
                stream(with(new DeviceFaults.Overheads(0, 0, 1, 1_000, 0, 1, 0)));

        assertThat(missed / all).isEqualTo(0.9, within(0.01));
        assertThat(near / all).isBetween(0.3, 0.9);
        assertThat(xOf(overlapping).length / all).isBetween(1.1, 2.0);
        assertThat(names(overlapping)).containsAll(names(exact)).anyMatch(id -> id.contains("@"));
    }

    @Test
    void peopleAreLostNotHandedOverAndTakenForEachOther() {
        List<Outgoing> losing = stream(with(new DeviceFaults.Overheads(0, 0, 0, 1_000, 30, 1, 0)));
        List<Outgoing> dropping = stream(with(new DeviceFaults.Overheads(0, 0, 0, 1_000, 0, 0, 0)));
        List<Outgoing> mixing = stream(with(new DeviceFaults.Overheads(0, 0, 0, 1_000, 0, 1, 1)));

        assertThat(names(losing)).hasSizeGreaterThan(names(exact).size() * 3 / 2);
        assertThat(names(dropping)).hasSizeGreaterThan(names(exact).size() * 2);
        assertThat(names(mixing)).isEqualTo(names(exact));
        assertThat(xOf(mixing)).isEqualTo(xOf(exact));
        assertOnlyChanged(mixing, Kind.POSITIONS);
    }

    @Test
    void scalesDriftAndAreLeanedOnAndLoggersAreOff() {
        DeviceFaults.Scales leaning = new DeviceFaults.Scales(0, 0, 7, 24, 5_000, 60);
        DeviceFaults.Scales noisy = new DeviceFaults.Scales(0.01, 0, 7, 0, 0, 30);

        List<Outgoing> noise = stream(with(noisy, new DeviceFaults.Loggers(1, 0)));
        List<Outgoing> leant = stream(with(leaning, EXACT.loggers()));

        assertThat(said(noise, Weight.class)).hasSameSizeAs(said(exact, Weight.class));
        assertThat(said(noise, Climate.class)).isNotEqualTo(said(exact, Climate.class));
        assertOnlyChanged(noise, Kind.WEIGHT, Kind.CLIMATE);
        assertThat(said(leant, Weight.class))
                .hasSizeGreaterThan(said(exact, Weight.class).size() + 10);
    }

    @Test
    void tillsMissAndDoubleUnits() {
        DeviceFaults faults =
                new DeviceFaults(
                        EXACT.counters(),
                        EXACT.overheads(),
                        EXACT.scales(),
                        EXACT.readers(),
                        EXACT.loggers(),
                        new DeviceFaults.Tills(0.1, 0),
                        EXACT.clocks(),
                        EXACT.life(),
                        EXACT.network());

        List<Outgoing> missing = stream(faults);

        double lines = said(exact, Sale.class).stream().mapToInt(s -> s.lines().size()).sum();
        assertThat((units(exact) - units(missing)) / lines).isEqualTo(0.1, within(0.03));
        assertOnlyChanged(missing, Kind.SALE);
    }

    private static double units(List<Outgoing> all) {
        return said(all, Sale.class).stream()
                .flatMap(sale -> sale.lines().stream())
                .mapToDouble(Sale.Line::quantity)
                .sum();
    }

    @Test
    void readersReadTheTagsOfTheirZoneAtTheirRateAndAreInTheCatalog() {
        DeviceFaults faults =
                new DeviceFaults(
                        EXACT.counters(),
                        EXACT.overheads(),
                        EXACT.scales(),
                        new DeviceFaults.Readers(List.of(ZoneId.of("wine")), 0.8, 0.8, 2),
                        EXACT.loggers(),
                        EXACT.tills(),
                        EXACT.clocks(),
                        EXACT.life(),
                        EXACT.network());

        List<Outgoing> tagged = stream(faults);

        Map<String, Integer> reads = new HashMap<>();
        said(tagged, Tags.class)
                .forEach(round ->
                        round.reads().forEach(read -> reads.merge(read.epc(), 1, Integer::sum)));
        assertThat(reads).hasSizeGreaterThan(30);
        assertThat(reads.keySet())
                .allMatch(epc -> epc.matches("urn:epc:id:sgtin:2000000\\.0\\d{5}\\.\\d+"));
        // Most bottles stay for the whole quarter of an hour: 15 rounds.
        assertThat(reads.values().stream().mapToInt(i -> i).average().orElseThrow())
                .isBetween(9.0, 13.0);
        assertOnlyChanged(tagged, Kind.TAGS);
        assertThat(ShopCatalog.of(SCENARIO.with(faults)).toString()).contains("reader-wine");
    }

    @Test
    void devicesThatRestartNumberAnewAndOthersDoNotChange() {
        List<Outgoing> restarting = stream(with(EXACT.clocks(), new DeviceFaults.Life(6, 0.05)));

        Map<DeviceId, Numbering> last = new HashMap<>();
        for (Outgoing message : restarting) {
            Numbering now = message.message().numbering();
            Numbering before = last.put(message.address().device(), now);
            if (before != null && before.boot() == now.boot()) {
                assertThat(now.seq()).isEqualTo(before.seq() + 1);
            } else {
                assertThat(now.seq()).isEqualTo(1);
                assertThat(now.boot()).isGreaterThan(before == null ? 1 : before.boot());
            }
        }
        assertThat(last.values().stream().mapToLong(Numbering::boot).distinct().count())
                .isGreaterThan(3);
        assertThat(said(restarting, Crossing.class)).isEqualTo(said(exact, Crossing.class));
    }

    @Test
    void clocksAreOffAndDrift() {
        List<Outgoing> wrong = stream(with(new DeviceFaults.Clocks(30, 100, 24), EXACT.life()));

        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < wrong.size(); i++) {
            assertThat(wrong.get(i).message().telemetry())
                    .isEqualTo(exact.get(i).message().telemetry());
            Duration error =
                    Duration.between(exact.get(i).message().time(), wrong.get(i).message().time());
            seconds.add(error.toMillis() / 1_000.0);
        }
        assertThat(seconds).anyMatch(error -> error > 20).anyMatch(error -> error < -20);
        assertThat(seconds).allMatch(error -> Math.abs(error) < 150);
    }

    @Test
    void aFloodingDeviceSaysAHundredTimesAsMuchWithNumbersOfTheirOwn() {
        DeviceId counter = DeviceId.of("door-main");
        NetworkFaults.Flood flood = new NetworkFaults.Flood(counter, LocalTime.of(12, 5), 5, 100);
        NetworkFaults network = new NetworkFaults(0, 0, 90, 0, 0, 0, 60, List.of(flood));
        DeviceFaults faults =
                new DeviceFaults(
                        EXACT.counters(),
                        EXACT.overheads(),
                        EXACT.scales(),
                        EXACT.readers(),
                        EXACT.loggers(),
                        EXACT.tills(),
                        EXACT.clocks(),
                        EXACT.life(),
                        network);

        List<Outgoing> flooded = stream(faults);

        assertThat(said(flooded, Crossing.class)).isEqualTo(said(exact, Crossing.class));
        assertThat(flooded).hasSizeGreaterThan(exact.size() + 99 * 5);
        assertThat(
                        flooded.stream()
                                .filter(message -> message.address().device().equals(counter))
                                .map(message -> message.message().numbering()))
                .doesNotHaveDuplicates();
    }
}
