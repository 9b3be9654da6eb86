package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.streams.floor.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An hour in which devices are out of reach comes later: all facts are those that would have been
 * told if it had come live, and say that they came late.
 */
class LateHourTest {
    private static final Map<Topic<?, ? extends WindowFact>, Duration> WINDOWS =
            Map.of(
                    Topics.FOOTFALL, Duration.ofMinutes(1),
                    Topics.ZONES, Duration.ofMinutes(5),
                    Topics.HEAT, Duration.ofMinutes(5),
                    Topics.VISITS, Duration.ofMinutes(5),
                    Topics.FLOWS, Duration.ofMinutes(5),
                    Topics.PATHS, Duration.ofDays(1),
                    Topics.ENTRY_EXIT, Duration.ofDays(1),
                    Topics.RECEIPTS, Duration.ofMinutes(5),
                    Topics.LEDGER, Duration.ofHours(1));

    /**
     * How long after its end the API calls a window's numbers provisional, if not told otherwise.
     */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** What says how messages came, and not what they say. */
    private static final Set<String> OF_DELIVERY = Set.of("arrival", "late");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesTheSameNumbersAsIfItHadBeenLive(long seed) {
        Random random = new Random(seed);
        BusyMorning morning = new BusyMorning(random, 25);
        Set<String> offline = new TreeSet<>(BusyMorning.DEVICES);
        if (seed > 1) {
            offline.removeIf(_ -> random.nextInt(3) == 0);
        }

        Map<String, String> live = numbers(facts(morning.live(), random));
        Map<String, String> late = numbers(facts(morning.late(offline), random));

        assertThat(differences(live, late)).as("offline: %s", offline).isEmpty();
        assertThat(live).hasSizeGreaterThan(200);
    }

    /** Whom a sensor takes for each other is found late just as it is found live. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void givesTheSameNumbersWhereIdsAreSwapped(long seed) {
        Random random = new Random(seed);
        BusyMorning morning = new BusyMorning(random, 8).andMeetings(40);
        Store shop = Shop.watchedAndSwapping();
        List<Envelope> live = morning.live();

        Map<String, String> numbers = numbers(facts(shop, live, random));
        Set<String> offline = Set.of("eye-0", "eye-1");

        assertThat(differences(numbers, numbers(facts(shop, morning.late(offline), random))))
                .isEmpty();
        assertThat(differences(numbers, numbers(facts(believing(shop), live, random))))
                .isNotEmpty();
    }

    private static Store believing(Store shop) {
        return shop.toBuilder()
                .devices(shop.devices().stream().map(device -> device.swappingIds(0)).toList())
                .build();
    }

    /** Not only an hour: everything in any order at all. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void givesTheSameNumbersInAnyOrder(long seed) {
        Random random = new Random(seed);
        List<Envelope> live = new BusyMorning(random, 15).live();
        List<Envelope> shuffled = new ArrayList<>(live);
        Collections.shuffle(shuffled, random);

        assertThat(differences(numbers(facts(live, random)), numbers(facts(shuffled, random))))
                .isEmpty();
    }

    /**
     * All of it waited for longer than windows are remembered, in Kafka or in a gateway without it,
     * and reading it takes some minutes.
     */
    @Test
    void givesTheSameNumbersHoweverLongItWaited() {
        Random random = new Random(21);
        List<Envelope> live = new BusyMorning(random, 25).live();
        Supplier<Duration> minutes =
                () -> random.nextInt(300) == 0 ? Duration.ofMinutes(1) : Duration.ZERO;

        Map<String, String> waited =
                numbers(facts(Shop.watched(), live, Duration.ofDays(16), minutes));

        assertThat(differences(numbers(facts(live, random)), waited)).isEmpty();
        assertThat(waited).hasSizeGreaterThan(200);
    }

    @Test
    void tellsReadersWhichWindowsAreRevised() {
        Random random = new Random(7);
        BusyMorning morning = new BusyMorning(random, 25);

        Map<String, WindowFact> late = facts(morning.late(Set.copyOf(BusyMorning.DEVICES)), random);
        Map<String, WindowFact> live = facts(morning.live(), random);

        late.forEach((key, fact) -> {
            Duration length = length(key);
            boolean isOfTheHour =
                    !fact.start().isBefore(BusyMorning.TEN)
                            && !fact.start().plus(length).plus(GRACE).isAfter(BusyMorning.ELEVEN);
            if (isOfTheHour) {
                assertThat(isRevised(fact, length)).as(key).isTrue();
            }
        });
        assertThat(live)
                .noneSatisfy((key, fact) -> assertThat(isRevised(fact, length(key))).isTrue());
    }

    private static boolean isRevised(WindowFact fact, Duration length) {
        return fact.arrival().last().isAfter(fact.start().plus(length).plus(GRACE));
    }

    private static Duration length(String key) {
        return WINDOWS.entrySet().stream()
                .filter(topic -> key.startsWith(topic.getKey().name() + " "))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, WindowFact> facts(List<Envelope> arriving, Random random) {
        return facts(Shop.watched(), arriving, random);
    }

    private static Map<String, WindowFact> facts(
            Store shop, List<Envelope> arriving, Random random) {
        return facts(
                shop,
                arriving,
                Duration.ZERO,
                () ->
                        random.nextInt(200) == 0
                                ? Duration.ofSeconds(1 + random.nextInt(15))
                                : Duration.ZERO);
    }

    /** What a reader knows in the end: a fact replaces the one of the same window before. */
    private static Map<String, WindowFact> facts(
            Store shop, List<Envelope> arriving, Duration waited, Supplier<Duration> pauses) {
        Map<String, WindowFact> facts = new TreeMap<>();
        try (Bench bench = BusyMorning.shop(shop)) {
            bench.pass(waited);
            for (Envelope envelope : arriving) {
                bench.send(envelope);
                bench.pass(pauses.get());
            }
            bench.pass(Duration.ofSeconds(15));
            for (Topic<?, ? extends WindowFact> topic : WINDOWS.keySet()) {
                for (WindowFact fact : bench.told(topic)) {
                    facts.put(topic.name() + " " + fact.start() + " " + fact.series(), fact);
                }
            }
        }
        return facts;
    }

    private static Map<String, String> numbers(Map<String, WindowFact> facts) {
        Map<String, String> numbers = new TreeMap<>();
        facts.forEach((key, fact) -> {
            ObjectNode json = Mappers.JSON.valueToTree(fact);
            json.remove(OF_DELIVERY);
            // A window of which nothing is left says the same as one of which nothing was told.
            if (isSomething(fact)) {
                numbers.put(key, json.toString());
            }
        });
        return numbers;
    }

    private static boolean isSomething(WindowFact fact) {
        return switch (fact) {
            case FlowWindow flow -> flow.count() > 0;
            case PathWindow path -> path.count() > 0;
            case EntryExitWindow doors -> doors.count() > 0;
            case HeatWindow heat -> !heat.cells().isEmpty() || heat.outside() > 0;
            case ZoneWindow zone -> zone.entries() > 0;
            case VisitWindow visits ->
                    visits.visits() + visits.staff() > 0
                            || visits.presentSeconds() + visits.staffSeconds() > 0;
            case QueueWindow queue -> queue.joined() > 0 || queue.presentSeconds() > 0;
            case SalesWindow sales -> sales.units() != 0;
            case FootfallWindow _, ReceiptWindow _, LedgerHour _, PastAlert _ -> true;
        };
    }

    private static List<String> differences(Map<String, String> one, Map<String, String> other) {
        Set<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(one.get(key), other.get(key)))
                .map(key -> key + ": " + one.get(key) + " but " + other.get(key))
                .toList();
    }
}
