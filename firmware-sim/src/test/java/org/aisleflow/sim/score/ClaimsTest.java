package org.aisleflow.sim.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.junit.jupiter.api.Test;

/** Each claim on a few numbers whose errors are worked out by hand. */
class ClaimsTest {
    private static final StoreId STORE = StoreId.of("s1");
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final Key.Quarter QUARTER = new Key.Quarter(STORE, NOON);
    private static final Key.Quarter NEXT = new Key.Quarter(STORE, NOON.plus(Period.QUARTER));

    private final TruthNumbers truth = new TruthNumbers();
    private final ApiNumbers ours = new ApiNumbers();

    private static Key.Door in(Instant quarter) {
        return new Key.Door(STORE, LineId.of("door"), Key.Direction.IN, quarter);
    }

    private static Key.Zone zone(String zone, Key.Quarter quarter) {
        return new Key.Zone(STORE, ZoneId.of(zone), quarter.start());
    }

    private static Key.Move move(String from, String to) {
        return new Key.Move(QUARTER, ZoneId.of(from), ZoneId.of(to));
    }

    private static Key.Product product(String sku) {
        return new Key.Product(STORE, Sku.of(sku));
    }

    private double error(Claim claim) {
        return Objects.requireNonNull(claim.score(truth, ours).error());
    }

    private Verdict verdict(Claim claim) {
        return claim.score(truth, ours).verdict();
    }

    @Test
    void addedErrorIsZeroOnlyIfEveryQuarterHourIsRight() {
        truth.reported.add(in(NOON), 10);
        ours.doors.add(in(NOON), 10);
        assertThat(verdict(new DoorCountsAdded())).isEqualTo(Verdict.PASS);

        truth.reported.add(in(NEXT.start()), 10);
        ours.doors.add(in(NOON), 10);

        assertThat(error(new DoorCountsAdded())).isEqualTo(1);
        assertThat(verdict(new DoorCountsAdded())).isEqualTo(Verdict.FAIL);
    }

    @Test
    void totalErrorLooksAtTheWholePeriodAndHasNoTarget() {
        truth.crossed.add(in(NOON), 10);
        truth.crossed.add(in(NEXT.start()), 10);
        ours.doors.add(in(NOON), 19);

        assertThat(error(new DoorCountsTotal())).isCloseTo(0.05, within(1e-9));
        assertThat(verdict(new DoorCountsTotal())).isEqualTo(Verdict.INFORMATION);
    }

    @Test
    void aBandThatAlwaysHoldsIsTooWide() {
        for (int day = 0; day < 14; day++) {
            inTheBand(day);
            inTheBand(day);
        }
        assertThat(verdict(new OccupancyBand())).isEqualTo(Verdict.FAIL);

        ours.people.put(minute(0, 1), new Band(6, 7, 8));

        assertThat(error(new OccupancyBand())).isCloseTo(1 / 28.0, within(1e-9));
        assertThat(verdict(new OccupancyBand())).isEqualTo(Verdict.PASS);
    }

    @Test
    void aBandIsNotJudgedByFewDaysHoweverManyMinutesTheyHave() {
        for (int day = 0; day < 13; day++) {
            inTheBand(day);
            inTheBand(day);
        }

        Row row = new OccupancyBand().score(truth, ours);

        assertThat(row.verdict()).isEqualTo(Verdict.TOO_EARLY);
        assertThat(row.error()).isZero();
        assertThat(row.note()).contains("14 days", "these are 13");
    }

    @Test
    void fewerDaysTellOfABandWhereTheFloorWasWatched() {
        for (int day = 0; day < 2; day++) {
            inTheBand(day);
        }
        watch(ours.people.keySet());
        assertThat(new OccupancyBand().score(truth, ours).note()).contains("3 days", "are 2");

        inTheBand(2);
        watch(ours.people.keySet());

        assertThat(verdict(new OccupancyBand())).isEqualTo(Verdict.FAIL);
    }

    private void watch(Set<Key.Moment> minutes) {
        for (Key.Moment minute : minutes) {
            Key.Quarter quarter =
                    Key.Quarter.of(minute.store(), minute.time().getEpochSecond() - 1);
            ours.watched.put(quarter, quarter);
        }
    }

    /** One more minute of a day. */
    private void inTheBand(int day) {
        Key.Moment end =
                minute(
                        day,
                        (int)
                                ours.people.keySet().stream()
                                        .filter(one -> one.day().equals(minute(day, 0).day()))
                                        .count());
        truth.people.put(end, 5);
        ours.people.put(end, new Band(4, 5, 6));
    }

    private static Key.Moment minute(int day, int minute) {
        return new Key.Moment(STORE, NOON.plus(Duration.ofDays(day)).plusSeconds(60L * minute));
    }

    @Test
    void aMinuteInTheWrongZoneIsAMinuteOfTheWhole() {
        truth.staySeconds.add(zone("bread", QUARTER), 300);
        truth.staySeconds.add(zone("milk", QUARTER), 300);
        ours.staySeconds.add(zone("bread", QUARTER), 240);
        ours.staySeconds.add(zone("milk", QUARTER), 360);

        assertThat(error(new ZoneLabels())).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void nothingSeenIsEverythingInTheWrongZone() {
        truth.staySeconds.add(zone("bread", QUARTER), 300);

        assertThat(error(new ZoneLabels())).isEqualTo(1);
    }

    @Test
    void zoneVisitsAreAddedUpOverTheQuarterHoursButNotOverTheZones() {
        truth.uniqueVisits.add(zone("bread", QUARTER), 50);
        truth.uniqueVisits.add(zone("bread", NEXT), 50);
        truth.uniqueVisits.add(zone("milk", QUARTER), 100);
        ours.uniqueVisits.add(zone("bread", QUARTER), 103);
        ours.uniqueVisits.add(zone("milk", QUARTER), 97);

        assertThat(error(new ZoneVisits())).isCloseTo(6 / 200.0, within(1e-9));
        assertThat(verdict(new ZoneVisits())).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aDwellThatIsCutInTwoMakesTheMeanWrong() {
        truth.dwells.add(zone("bread", QUARTER), 10);
        truth.dwellSeconds.add(zone("bread", QUARTER), 300);
        ours.dwells.add(zone("bread", QUARTER), 12);
        ours.dwellSeconds.add(zone("bread", QUARTER), 300);

        assertThat(error(new MeanDwell())).isCloseTo((30 - 25) / 30.0, within(1e-9));
    }

    @Test
    void hiddenLinksAreComparedTogether() {
        truth.moves.add(move("door", "bread"), 90);
        truth.moves.add(move("bread", "milk"), 4);
        truth.moves.add(move("milk", "bread"), 6);
        ours.moves.add(move("door", "bread"), 89);
        ours.hiddenMoves.add(QUARTER, 9);
        watchedHours(36);

        assertThat(error(new Flows())).isCloseTo(0.02, within(1e-9));
        assertThat(verdict(new Flows())).isEqualTo(Verdict.PASS);
    }

    @Test
    void movesAreAddedUpOverTheStretchesInWhichTheFloorWasWatched() {
        Key.Move later = new Key.Move(NEXT, ZoneId.of("door"), ZoneId.of("bread"));
        truth.moves.add(move("door", "bread"), 50);
        truth.moves.add(later, 50);
        ours.moves.add(move("door", "bread"), 54);
        ours.moves.add(later, 45);

        assertThat(error(new Flows())).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void flowsAreNotJudgedByAFewHours() {
        truth.moves.add(move("door", "bread"), 90);
        ours.moves.add(move("door", "bread"), 45);
        watchedHours(35);
        assertThat(verdict(new Flows())).isEqualTo(Verdict.TOO_EARLY);
        assertThat(new Flows().score(truth, ours).note()).contains("36 watched hours", "35.0");

        watchedHours(36);

        assertThat(error(new Flows())).isEqualTo(0.5);
        assertThat(verdict(new Flows())).isEqualTo(Verdict.FAIL);
    }

    /** With somebody in two zones in each quarter hour. */
    private void watchedHours(int hours) {
        for (int quarter = 0; quarter < 4 * hours; quarter++) {
            Instant start = NOON.plus(Period.QUARTER.multipliedBy(quarter));
            Key.Quarter watched = new Key.Quarter(STORE, start);
            truth.staySeconds.add(zone("bread", watched), 60);
            truth.staySeconds.add(zone("milk", watched), 60);
        }
    }

    @Test
    void staffAreComparedQuarterHourByQuarterHour() {
        truth.staff.add(QUARTER, 3);
        truth.staff.add(NEXT, 1);
        ours.staff.add(QUARTER, 4);

        assertThat(error(new StaffPrecision())).isCloseTo(0.25, within(1e-9));
        assertThat(error(new StaffRecall())).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void lessIsAskedForWhereStaffForgetTheirBadges() {
        truth.staff.add(QUARTER, 4);
        truth.staffWithoutBadge.add(QUARTER, 1);

        assertThat(new StaffRecall().target(truth).most()).isCloseTo(0.04, within(1e-9));
    }

    @Test
    void whatTheApiDoesNotTellIsNotLeftOut() {
        truth.buyingUnits.add(QUARTER, 12);

        assertThat(
                        Claims.ALL.stream()
                                .map(claim -> claim.score(truth, ours))
                                .filter(row -> row.verdict() == Verdict.NOT_YET)
                                .collect(Collectors.toMap(Row::claim, row -> row.truth())))
                .containsOnly(java.util.Map.entry("groups (buying units)", 12.0));
    }

    @Test
    void groupsAreNoCaseAsLongAsNobodyCameAndWrongIfTheyAreMadeUp() {
        assertThat(verdict(new BuyingUnits())).isEqualTo(Verdict.NO_CASE);

        ours.buyingUnits.add(QUARTER, 3);

        assertThat(error(new BuyingUnits())).isEqualTo(1);
        assertThat(verdict(new BuyingUnits())).isEqualTo(Verdict.FAIL);
    }

    @Test
    void anExcursionIsFoundByAnAlertOfItsLoggerAtTheSameTime() {
        truth.excursions.add(excursion("fridge-1", 0, 20));
        truth.excursions.add(excursion("fridge-1", 60, 80));
        truth.excursions.add(excursion("fridge-2", 0, 20));
        assertThat(error(new Excursions())).isEqualTo(1);

        ours.excursions.add(excursion("fridge-1", 5, 25));
        ours.excursions.add(excursion("fridge-2", 20, 40));

        assertThat(error(new Excursions())).isCloseTo(2.0 / 3, within(1e-9));
    }

    private static Excursion excursion(String logger, int fromMinute, int toMinute) {
        return new Excursion(
                new Key.Device(STORE, DeviceId.of(logger)),
                NOON.plusSeconds(60L * fromMinute),
                NOON.plusSeconds(60L * toMinute));
    }

    @Test
    void lostSalesHaveABiasWithASignAndSayWhetherTheTruthIsInTheBand() {
        truth.lostUnits = 10;
        ours.lostUnits = new Band(5, 8, 11);

        assertThat(error(new LostSales())).isCloseTo(-0.2, within(1e-9));
        assertThat(new LostSales().score(truth, ours).note()).contains("within");
    }

    @Test
    void queuesAreComparedQuarterByQuarter() {
        Key.Zone one = new Key.Zone(STORE, ZoneId.of("tills"), NOON);
        Key.Zone next = new Key.Zone(STORE, ZoneId.of("tills"), NOON.plusSeconds(900));
        truth.queueSeconds.add(one, 600);
        truth.queueSeconds.add(next, 400);
        ours.queueSeconds.add(one, 550);
        ours.queueSeconds.add(next, 430);

        assertThat(error(new QueueLength())).isCloseTo(0.08, within(1e-9));
        assertThat(verdict(new QueueLength())).isEqualTo(Verdict.INFORMATION);
    }

    @Test
    void groupsAreComparedAsSoonAsTheyAreTold() {
        truth.buyingUnits.add(QUARTER, 20);
        ours.buyingUnits.add(QUARTER, 19);

        assertThat(error(new BuyingUnits())).isCloseTo(0.05, within(1e-9));
        assertThat(verdict(new BuyingUnits())).isEqualTo(Verdict.PASS);
    }

    @Test
    void aBeliefIsRightIfTheUnitsLieInItsBand() {
        believe("bread", 5, 30, new Band(4, 5, 6), new Band(20, 25, 29));
        believe("milk", 3, 10, new Band(4, 5, 6), new Band(9, 10, 11));

        assertThat(error(new ShelfBelief())).isEqualTo(0.5);
        assertThat(error(new OnHandBelief())).isEqualTo(0.5);
        assertThat(verdict(new ShelfBelief())).isEqualTo(Verdict.FAIL);
    }

    private void believe(String sku, double shelf, double onHand, Band onShelf, Band inShop) {
        truth.shelves.put(product(sku), new TruthNumbers.Shelf(shelf, onHand, null));
        ours.stock.put(product(sku), new ApiNumbers.Belief(onShelf, inShop));
    }

    @Test
    void anEmptyShelfMustBeNoticedWithinFiveMinutes() {
        truth.newest = NOON.plusSeconds(3_600);
        empty("bread", NOON);
        empty("milk", NOON);
        empty("eggs", truth.newest.minusSeconds(60));
        ours.outOfStock.put(product("bread"), NOON.plusSeconds(90));
        ours.outOfStock.put(product("flour"), NOON);
        ours.watched.put(QUARTER, QUARTER);

        assertThat(error(new OutOfStockRecall())).isEqualTo(0.5);
        assertThat(error(new OutOfStockPrecision())).isEqualTo(0.5);
        assertThat(error(new OutOfStockDelay())).isEqualTo(1.5);
    }

    private void empty(String sku, Instant since) {
        truth.shelves.put(product(sku), new TruthNumbers.Shelf(0, 0, since));
    }

    @Test
    void aMessageThatNothingExplainsUnbalancesTheLedger() {
        Key.Device counter = new Key.Device(STORE, DeviceId.of("counter"));
        truth.messages.add(counter, 50);
        ours.ledger.add(counter, 50);
        ours.ledger.add(new Key.Device(STORE, DeviceId.of("gateway")), 360);
        assertThat(verdict(new LedgerBalance())).isEqualTo(Verdict.PASS);

        truth.messages.add(counter, 1);

        assertThat(verdict(new LedgerBalance())).isEqualTo(Verdict.FAIL);
    }

    @Test
    void withoutAnyCaseNothingPassesOrFails() {
        assertThat(Claims.ALL)
                .allSatisfy(
                        claim -> assertThat(verdict(claim)).isIn(Verdict.NO_CASE, Verdict.NOT_YET));
    }
}
