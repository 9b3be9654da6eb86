package org.aisleflow.streams.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Kind;
import org.junit.jupiter.api.Test;

/** People who go up and down beside the edge between two zones, at x = 5 m, and what is told. */
class ShallowStaysTest {
    private static final double LIMIT = 0.04;
    private static final String INEXACT = "inexact";
    private static final String EXACT = "exact";

    /** Where the two zones overlap with a third one. */
    private static final double OVERLAPPING = 7;

    private static final double AT_DOOR = 1;

    private static final double ELSEWHERE = 4;

    private final LayoutHistory history = new LayoutHistory(store());

    @Test
    void aMomentJustBeyondAnEdgeIsGivenAway() {
        assertThat(zones(ELSEWHERE, 4.5, 4.9, 5.02, 5.04, 4.8))
                .containsExactly("left", "left", "left", "left", "left");
        assertThat(zones(ELSEWHERE, 5.3, 4.98, 5.1)).containsExactly("right", "right", "right");
    }

    @Test
    void whatIsDeeperStays() {
        assertThat(zones(ELSEWHERE, 4.5, 5.02, 5.041, 4.8))
                .containsExactly("left", "right", "right", "left");
    }

    @Test
    void whoComesOutElsewhereWasThere() {
        // To the right zone and beyond, where there is none, and the beginning and the end.
        assertThat(zones(ELSEWHERE, 5.01, 4.5, 9.99, 11))
                .containsExactly("right", "left", "right", "");
        assertThat(zones(ELSEWHERE, 4.5, 5.03)).containsExactly("left", "right");
    }

    @Test
    void ofTwoTheLessDeepIsGivenAway() {
        assertThat(zones(ELSEWHERE, 4.5, 5.02, 4.99, 5.5))
                .containsExactly("left", "right", "right", "right");
        assertThat(zones(ELSEWHERE, 4.5, 5.01, 4.98, 5.5))
                .containsExactly("left", "left", "left", "right");
        assertThat(zones(ELSEWHERE, 4.5, 5.02, 4.98, 5.5))
                .containsExactly("left", "left", "left", "right");
    }

    @Test
    void zonesThatOverlapAreLeftAlone() {
        assertThat(zones(OVERLAPPING, 4.5, 5.02, 4.8))
                .containsExactly("left over", "right over", "left over");
    }

    @Test
    void whatAnExactSensorSawIsLeftAlone() {
        List<Sighting> seen =
                List.of(
                        seen(0, 4.5, ELSEWHERE, INEXACT),
                        seen(1, 5.02, ELSEWHERE, EXACT),
                        seen(2, 4.5, ELSEWHERE, INEXACT));

        assertThat(names(given(seen))).containsExactly("left", "right", "left");
    }

    @Test
    void aDwellIsLeftAlone() {
        List<Sighting> seen = new ArrayList<>();
        seen.add(seen(0, 4.5, ELSEWHERE, INEXACT));
        seen.add(seen(1, 5.02, ELSEWHERE, INEXACT));
        seen.add(seen(11, 5.02, ELSEWHERE, INEXACT));
        seen.add(seen(12, 4.5, ELSEWHERE, INEXACT));

        assertThat(names(given(seen))).containsExactly("left", "right", "right", "left");

        seen.set(2, seen(10, 5.02, ELSEWHERE, INEXACT));

        assertThat(names(given(seen))).containsExactly("left", "left", "left", "left");
    }

    @Test
    void whoIsAtADoorStaysThere() {
        List<Sighting> seen =
                List.of(
                        seen(0, 1.5, AT_DOOR, INEXACT),
                        seen(1, 5.02, AT_DOOR, INEXACT),
                        seen(2, 4.5, AT_DOOR, INEXACT));

        assertThat(given(seen))
                .extracting(place -> place.zones().door() == null)
                .containsExactly(true, false, false);
        assertThat(names(given(seen))).containsExactly("left", "left", "left");
    }

    private List<String> zones(double y, double... xs) {
        List<Sighting> seen = new ArrayList<>();
        for (double x : xs) {
            seen.add(seen(seen.size(), x, y, INEXACT));
        }
        return names(given(seen));
    }

    private Sighting seen(int second, double x, double y, String sensor) {
        return history.sighting(second * 1_000L, x, y, Views.codeOf(DeviceId.of(sensor)));
    }

    private List<Place> given(List<Sighting> seen) {
        Place[] places = seen.stream().map(Sighting::place).toArray(Place[]::new);
        ShallowStays.giveAway(seen, places, history, LIMIT);
        return List.of(places);
    }

    private static List<String> names(List<Place> places) {
        return places.stream()
                .map(place ->
                        String.join(
                                " ",
                                place.zones().zones().stream()
                                        .map(zone -> zone.zone().value())
                                        .toList()))
                .toList();
    }

    private static Store store() {
        return Store.builder(Shop.ID, "Edge", ZoneOffset.UTC)
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(12, 8)
                .zones(
                        List.of(
                                Shop.zone("left", 0, 0, 5, 8, 10),
                                Shop.zone("right", 5, 0, 10, 8, 10),
                                Shop.zone("over", 3, 6, 7, 8, 10)))
                .doors(
                        List.of(
                                new Door(
                                        LineId.of("door"),
                                        List.of(new Point(4, 0), new Point(6, 0)))))
                .devices(
                        List.of(
                                Device.of(DeviceId.of(INEXACT), Kind.POSITIONS, 10).accurateTo(0.1),
                                Device.of(DeviceId.of(EXACT), Kind.POSITIONS, 10)))
                .build();
    }
}
