package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.Tallies.Tally;
import org.aisleflow.streams.floor.Shop;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is kept goes when its time is over, and does not grow with what devices name: looked at in
 * the changelog, which is all that a restart would know.
 */
class BoundedStateTest {
    private static final String CHANGELOG = "bench-keep_books-changelog";
    private static final DeviceId EYE = DeviceId.of("eye-1");

    // The first byte of a key is the table.
    private static final int LEDGER_HOURS = 2;
    private static final int DOOR_MINUTES = 3;
    private static final int TILL_RECEIPTS = 5;
    private static final List<Integer> FLOOR_WINDOWS = List.of(12, 13, 14, 15, 18);
    private static final int TRACK_HEADS = 16;
    private static final int TRACK_SIGHTINGS = 17;

    private final Bench bench =
            new Bench(Bench.config().withLateness(Duration.ofDays(1))).catalog(Shop.watched());
    private final Map<Bytes, byte[]> state = new HashMap<>();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void forgetsTracksAfterTheirMemoryAndWindowsAfterTheirs() {
        bench.send(new BusyMorning(new Random(3), 30).live());
        bench.pass(Duration.ofSeconds(20));
        Map<Integer, Integer> before = entries();
        assertThat(before)
                .containsKeys(
                        LEDGER_HOURS, DOOR_MINUTES, TILL_RECEIPTS, TRACK_HEADS, TRACK_SIGHTINGS)
                .containsKeys(FLOOR_WINDOWS.toArray(Integer[]::new));

        passMinutes(100);

        Map<Integer, Integer> afterTheTracks = entries();
        assertThat(afterTheTracks).doesNotContainKeys(TRACK_HEADS, TRACK_SIGHTINGS);
        assertThat(afterTheTracks).containsEntry(DOOR_MINUTES, before.get(DOOR_MINUTES));

        bench.pass(Duration.ofDays(9)).pass(Duration.ofDays(1));
        passMinutes(10);

        assertThat(entries())
                .doesNotContainKeys(LEDGER_HOURS, DOOR_MINUTES, TILL_RECEIPTS)
                .doesNotContainKeys(FLOOR_WINDOWS.toArray(Integer[]::new));
    }

    @Test
    void knowsAtAnyTimeOnlyTheTracksOfTheLastNinetyMinutes() {
        int most = 0;
        Instant start = Bench.NOW;
        for (int minute = 0; minute < 8 * 60; minute++) {
            Instant time = start.plusSeconds(minute * 60L);
            bench.send(frame(minute + 1, time, "someone" + minute, 2));
            bench.pass(Duration.ofMinutes(1));
            if (minute % 30 == 0) {
                most = Math.max(most, entries().getOrDefault(TRACK_HEADS, 0));
            }
        }

        assertThat(most).isBetween(85, 95);
    }

    /** A sensor that gives everybody a new name with every frame. */
    @Test
    void doesNotGrowWithTheNamesThatASensorGives() {
        bench.catalog(Shop.store());
        int names = 20_050;
        int seq = 0;
        for (int first = 0; first < names; first += 5) {
            List<Positions.Track> tracks = new ArrayList<>();
            for (int i = first; i < first + 5; i++) {
                tracks.add(new Positions.Track("name" + i, i % 12, 3, false));
            }
            Instant time = Bench.NOW.minusSeconds(41_000 - first * 2L);
            bench.send(Sent.message(EYE, 1, ++seq, time, Bench.NOW, new Positions(tracks)));
        }
        bench.pass(Duration.ofSeconds(20));

        Map<Integer, Integer> entries = entries();
        assertThat(entries.get(TRACK_HEADS)).isEqualTo(20_000);
        assertThat(bench.tallies().counted()).containsEntry(Tally.SIGHTING_OVER_LIMIT, 50L);
        // Some eleven hours are 136 windows, and 1 day, with five zones and twenty moves at most.
        FLOOR_WINDOWS.forEach(
                table -> assertThat(entries.getOrDefault(table, 0)).isLessThanOrEqualTo(136 * 20));
    }

    @Test
    void remembersOnlySoMuchOfADevice() {
        Random random = new Random(9);
        for (int boot = 1; boot <= 200; boot++) {
            long seq = 0;
            for (int i = 0; i < 30; i++) {
                seq += 1 + random.nextInt(1_000);
                bench.send(Sent.message(boot, seq, Bench.NOW, Sent.crossing(1, 0)));
            }
        }
        bench.pass(Duration.ofSeconds(5));

        entries();
        assertThat(state.entrySet().stream().filter(entry -> entry.getKey().get()[0] == 1))
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.getValue().length).isLessThan(8 * 30 * 12));
    }

    @Test
    void letsNoNameOfATrailOut() {
        List<Envelope> morning = new BusyMorning(new Random(4), 40).live();
        for (int i = 0; i < morning.size(); i++) {
            bench.send(morning.get(i));
            if (i % 100 == 0) {
                bench.pass(Duration.ofSeconds(11));
            }
        }
        bench.pass(Duration.ofSeconds(20)).pass(Duration.ofHours(2));

        int records = 0;
        boolean inState = false;
        for (String topic : bench.topics()) {
            for (KeyValue<byte[], byte[]> record : bench.writtenTo(topic)) {
                boolean names =
                        text(record.key).contains("trail") || text(record.value).contains("trail");
                if (topic.equals(CHANGELOG)) {
                    inState |= names;
                } else {
                    assertThat(names).as(topic).isFalse();
                    records++;
                }
            }
        }
        // They were there, or it would prove nothing.
        assertThat(inState).isTrue();
        assertThat(bench.topics())
                .contains(
                        Topics.HEAT.name(),
                        Topics.ZONES.name(),
                        Topics.VISITS.name(),
                        Topics.FLOWS.name(),
                        Topics.PATHS.name(),
                        Topics.LEDGER.name(),
                        Topics.FOOTFALL.name(),
                        Topics.DEVICES.name());
        assertThat(records).isGreaterThan(500);
    }

    private void passMinutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            bench.pass(Duration.ofMinutes(1));
        }
    }

    /** How many entries each table has. */
    private Map<Integer, Integer> entries() {
        for (KeyValue<byte[], byte[]> change : bench.writtenTo(CHANGELOG)) {
            if (change.value == null) {
                state.remove(Bytes.wrap(change.key));
            } else {
                state.put(Bytes.wrap(change.key), change.value);
            }
        }
        Map<Integer, Integer> entries = new TreeMap<>();
        state.keySet().forEach(key -> entries.merge((int) key.get()[0], 1, Integer::sum));
        return entries;
    }

    private static Envelope frame(long seq, Instant time, String id, double x) {
        Positions seen = new Positions(List.of(new Positions.Track(id, x, 3, false)));
        return Sent.message(EYE, 1, seq, time, time.plusMillis(100), seen);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
