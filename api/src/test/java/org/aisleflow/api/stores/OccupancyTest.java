package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.aisleflow.api.Samples;
import org.aisleflow.api.history.Presence;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.ids.LineId;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OccupancyTest {
    /** The store is open from 7 to 19 UTC. */
    private static final Instant OPENS = Instant.parse("2026-03-04T07:00:00Z");

    private static final Instant CLOSES = Instant.parse("2026-03-04T19:00:00Z");

    /** Nobody leaving says a little, too. */
    private static final Offset<Double> NEARLY = within(0.1);

    private static final Occupancy.Heard ALWAYS = Occupancy.Heard.ALWAYS;
    private static final OpeningHours HOURS = new OpeningHours(Samples.corner());

    @Test
    void isWhoCameLessWhoLeft() {
        Occupancy occupancy =
                occupancy(
                        List.of(Samples.footfall(OPENS, 10, 0), minute(5, 4, 6), minute(9, 0, 3)));

        assertThat(mid(occupancy, 1)).isCloseTo(10, NEARLY);
        assertThat(mid(occupancy, 6)).isCloseTo(8, NEARLY);
        assertThat(mid(occupancy, 10)).isCloseTo(5, within(0.2));
    }

    @Test
    void isUnknownBeforeAnythingWasHeard() {
        assertThat(occupancy(List.of(minute(5, 1, 0))).at(OPENS.plusSeconds(120))).isNull();
    }

    @Test
    void isEmptyHalfAnHourAfterClosingAndStartsAnew() {
        Occupancy occupancy =
                occupancy(
                        List.of(
                                Samples.footfall(CLOSES.minusSeconds(120), 4, 0),
                                Samples.footfall(CLOSES.plusSeconds(60), 0, 1),
                                Samples.footfall(OPENS.plusSeconds(86_400), 1, 0)));

        assertThat(at(occupancy, CLOSES.plusSeconds(120)).mid()).isCloseTo(3, NEARLY);
        assertThat(at(occupancy, CLOSES.plusSeconds(1800))).isEqualTo(Band.exactly(0));
        assertThat(at(occupancy, OPENS.plusSeconds(86_460)).mid()).isCloseTo(1, NEARLY);
    }

    @Test
    void isNeverBelowNobody() {
        Band band = at(occupancy(List.of(minute(0, 0, 7))), OPENS.plusSeconds(60));

        assertThat(band.low()).isZero();
        assertThat(band.mid()).isZero();
    }

    @Test
    void hasABandWhateverCountersAndFloorSay() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<FootfallWindow> counted = new ArrayList<>();
            List<Presence> seen = new ArrayList<>();
            int mostIn = 1 + random.nextInt(60);
            int mostOut = 1 + random.nextInt(60);
            for (int minute = 0; minute < 720; minute++) {
                counted.add(minute(minute, random.nextInt(mostIn), random.nextInt(mostOut)));
                if (minute % 5 == 0 && seed % 2 == 0) {
                    seen.add(
                            new Presence(
                                    OPENS.plusSeconds(60L * minute), 300 * random.nextInt(mostIn)));
                }
            }
            Occupancy occupancy = new Occupancy(HOURS, MissRates.unknown(), counted, ALWAYS, seen);

            for (int minute = 30; minute < 720; minute += 30) {
                Band band = at(occupancy, OPENS.plusSeconds(60L * minute));
                assertThat(band.high()).as("seed %d, minute %d", seed, minute).isFinite();
            }
        }
    }

    @Test
    void growsLessSureWithEveryCrossingAndSurerByTheFloor() {
        List<FootfallWindow> busy = new ArrayList<>();
        List<Presence> seen = new ArrayList<>();
        for (int minute = 0; minute < 240; minute++) {
            busy.add(minute(minute, 5, minute < 4 ? 0 : 5));
            if (minute % 5 == 0) {
                seen.add(new Presence(OPENS.plusSeconds(60L * minute), 20 * 300));
            }
        }

        Band doorsOnly = at(occupancy(busy), OPENS.plusSeconds(240 * 60));
        Band fused =
                at(
                        new Occupancy(HOURS, MissRates.unknown(), busy, ALWAYS, seen),
                        OPENS.plusSeconds(240 * 60));

        assertThat(fused.high() - fused.low()).isLessThan((doorsOnly.high() - doorsOnly.low()) / 3);
        assertThat(fused.mid()).isCloseTo(20, within(0.5));
    }

    @Test
    void followsTheFloorWhereADoorIsBlind() {
        List<Presence> seen = new ArrayList<>();
        for (int window = 0; window < 24; window++) {
            seen.add(new Presence(OPENS.plusSeconds(300L * window), 8 * 300));
        }

        Band band =
                at(
                        new Occupancy(HOURS, MissRates.unknown(), List.of(), _ -> 0, seen),
                        OPENS.plusSeconds(24 * 300));

        assertThat(band.mid()).isCloseTo(8, within(0.5));
    }

    @Test
    void anEmptyWatchedFloorIsAnEmptyStore() {
        Occupancy occupancy =
                new Occupancy(
                        HOURS,
                        MissRates.unknown(),
                        List.of(minute(0, 9, 0), minute(20, 2, 0)),
                        ALWAYS,
                        List.of(new Presence(OPENS.plusSeconds(300), 0)));

        assertThat(mid(occupancy, 5)).isCloseTo(9, NEARLY);
        assertThat(mid(occupancy, 10)).isZero();
        assertThat(at(occupancy, OPENS.plusSeconds(600)).high()).isLessThan(1);
        assertThat(mid(occupancy, 21)).isCloseTo(2, NEARLY);
    }

    @Test
    void growsUnsureWhereCountersAreSilent() {
        List<FootfallWindow> first = List.of(minute(0, 20, 0));

        Band heard =
                at(
                        new Occupancy(HOURS, MissRates.unknown(), first, ALWAYS, List.of()),
                        OPENS.plusSeconds(600));
        Band silent =
                at(
                        new Occupancy(HOURS, MissRates.unknown(), first, _ -> 0, List.of()),
                        OPENS.plusSeconds(600));

        assertThat(silent.high() - silent.low()).isGreaterThan(2 * (heard.high() - heard.low()));
    }

    /** Who came in twenty minutes ago and was not seen to leave has mostly been missed. */
    @Test
    void takesManyWhoLeaveForManyWhoAreThere() {
        List<FootfallWindow> lost = new ArrayList<>();
        for (int minute = 0; minute < 600; minute++) {
            // Thirty are inside, of whom two leave a minute; twenty more came uncounted at noon.
            lost.add(
                    minute(
                            minute,
                            minute < 15 ? 2 : minute < 300 ? 2 : 3,
                            minute < 15 ? 0 : minute < 300 ? 2 : 3));
        }

        assertThat(mid(occupancy(lost), 600)).isGreaterThan(33);
    }

    @Test
    void usesWhatWasLearnedOfACounter() {
        var rates =
                new MissRates(
                        Map.of(Samples.MAIN, new MissRates.Factors(1.1, 1)),
                        0.01,
                        1,
                        Map.of(),
                        MissRates.Stay.UNKNOWN);

        Occupancy occupancy =
                new Occupancy(
                        HOURS,
                        rates,
                        List.of(minute(0, 100, 0), minute(1, 0, 10)),
                        ALWAYS,
                        List.of());

        assertThat(mid(occupancy, 2)).isCloseTo(100, NEARLY);
    }

    /**
     * Days without sensors on the floor, at counters that miss four in a hundred going in and one
     * going out: with what was learned from 28 days before, the band covers 90 to 98 in a hundred
     * minutes; without, hardly half.
     */
    @Test
    void coversTheTruthOfBiasedCountersByWhatItLearned() {
        var random = new Random(11);
        List<Map<LineId, MissRates.Crossings>> past = new ArrayList<>();
        for (int day = 0; day < 28; day++) {
            past.add(
                    DoorSums.of(
                            biasedDay(random, new ArrayList<>()),
                            new TimeRange(OPENS, OPENS.plusSeconds(86_400))));
        }
        MissRates learned = MissRates.learn(past, new MissRates.Tracked(Map.of(), 0, 0));
        double withIt = 0;
        double without = 0;
        int days = 40;
        for (int day = 0; day < days; day++) {
            List<Integer> truth = new ArrayList<>();
            List<FootfallWindow> counted = biasedDay(random, truth);
            withIt +=
                    covered(new Occupancy(HOURS, learned, counted, ALWAYS, List.of()), truth)
                            / days;
            without +=
                    covered(
                                    new Occupancy(
                                            HOURS, MissRates.unknown(), counted, ALWAYS, List.of()),
                                    truth)
                            / days;
        }

        assertThat(withIt).isBetween(0.9, 0.98);
        assertThat(without).isLessThan(0.7);
    }

    private static List<FootfallWindow> biasedDay(Random random, List<Integer> truth) {
        List<FootfallWindow> counted = new ArrayList<>();
        int inside = 0;
        for (int minute = 0; minute < 720; minute++) {
            int in = minute < 690 ? people(random, 1.2, 1000) : 0;
            int out = minute < 700 ? people(random, inside / 15.0, inside) : inside;
            inside += in - out;
            truth.add(inside);
            counted.add(minute(minute, noticed(random, in, 0.04), noticed(random, out, 0.01)));
        }
        return counted;
    }

    private static double covered(Occupancy occupancy, List<Integer> truth) {
        double covered = 0;
        for (int minute = 0; minute < truth.size(); minute++) {
            Band band = at(occupancy, OPENS.plusSeconds(60L * (minute + 1)));
            int people = truth.get(minute);
            covered += band.low() <= people && people <= band.high() ? 1 : 0;
        }
        return covered / truth.size();
    }

    /** Sixteen hundred crossings a day, three in a hundred missed, the floor seen with noise. */
    @Test
    void coversTheTruthInMostMinutesOfADay() {
        var random = new Random(7);
        List<FootfallWindow> counted = new ArrayList<>();
        List<Presence> seen = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        int inside = 0;
        double personMinutes = 0;
        for (int minute = 0; minute < 700; minute++) {
            int in = people(random, 1.2, 1000);
            int out = people(random, inside / 15.0, inside);
            inside += in - out;
            truth.add(inside);
            counted.add(minute(minute, noticed(random, in), noticed(random, out)));
            personMinutes += inside;
            if (minute % 5 == 4) {
                double noisy = personMinutes / 5 * (1 + 0.03 * random.nextGaussian());
                seen.add(new Presence(OPENS.plusSeconds(60L * (minute - 4)), noisy * 300));
                personMinutes = 0;
            }
        }

        var occupancy = new Occupancy(HOURS, MissRates.unknown(), counted, ALWAYS, seen);
        int covered = 0;
        for (int minute = 0; minute < 700; minute++) {
            Band band = at(occupancy, OPENS.plusSeconds(60L * (minute + 1)));
            int people = truth.get(minute);
            if (band.low() - 0.5 <= people && people <= band.high() + 0.5) {
                covered++;
            }
        }
        assertThat(covered / 700.0).isBetween(0.8, 1.0);
    }

    private static int people(Random random, double mean, int most) {
        double limit = Math.exp(-mean);
        int people = 0;
        for (double product = random.nextDouble(); product > limit; people++) {
            product *= random.nextDouble();
        }
        return Math.min(people, most);
    }

    private static int noticed(Random random, int people) {
        return noticed(random, people, MissRates.MISCOUNTED);
    }

    private static int noticed(Random random, int people, double missed) {
        int noticed = 0;
        for (int person = 0; person < people; person++) {
            noticed += random.nextDouble() < missed ? 0 : 1;
        }
        return noticed;
    }

    private static Occupancy occupancy(List<FootfallWindow> footfall) {
        return new Occupancy(HOURS, MissRates.unknown(), footfall, ALWAYS, List.of());
    }

    private static FootfallWindow minute(int minute, int in, int out) {
        return Samples.footfall(OPENS.plusSeconds(60L * minute), in, out);
    }

    private static double mid(Occupancy occupancy, int minutes) {
        return at(occupancy, OPENS.plusSeconds(60L * minutes)).mid();
    }

    private static Band at(Occupancy occupancy, Instant time) {
        return Objects.requireNonNull(occupancy.at(time));
    }
}
