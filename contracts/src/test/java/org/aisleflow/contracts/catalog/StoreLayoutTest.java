package org.aisleflow.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.topics.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreLayoutTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void keepsTheLayoutOfTheTimeBefore() {
        Store changed = store(20, MONDAY).replacing(store(10, null));

        assertThat(changed.layouts())
                .extracting(StoreLayout::validFrom, StoreLayout::widthMetres)
                .containsExactly(tuple(null, 10.0), tuple(MONDAY, 20.0));
    }

    @Test
    void keepsNothingOfTheTimeFromWhichItApplies() {
        Store later = day(30, 3).replacing(day(20, 2).replacing(day(10, 1)));

        Store corrected = day(25, 2).replacing(later);

        assertThat(widths(corrected)).containsExactly(10.0, 25.0);
        assertThat(widths(store(40, null).replacing(later))).containsExactly(40.0);
        assertThat(widths(day(21, 2).replacing(day(20, 2)))).containsExactly(21.0);
    }

    @Test
    void staysTheSameWhenWhatWasReadIsWrittenBack() {
        Store read = day(30, 3).replacing(day(20, 2).replacing(store(10, null)));

        assertThat(read.replacing(read)).isEqualTo(read);
    }

    @Test
    void keepsTheLayoutBeforeAlsoForThoseWhoSendTheEarlierOnesBack() {
        Store read = day(20, 2).replacing(store(10, null));
        Store edited = day(30, 3);
        edited = edited.toBuilder().validFrom(edited.validFrom(), read.earlier()).build();

        assertThat(widths(edited.replacing(read))).containsExactly(10.0, 20.0, 30.0);
    }

    @Test
    void forgetsTheOldestOfManyButCountsOnlyChanges() {
        Store store = store(1, null);
        for (int day = 1; day <= 100; day++) {
            store = day(10 + day / 5, day).replacing(store);
        }

        assertThat(store.earlier()).hasSize(StoreLayout.MOST_EARLIER);
        assertThat(widths(store))
                .containsExactly(22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0, 30.0);
    }

    @Test
    void staysInTheCatalogAndReadsEntriesThatHaveNone() {
        Store kept = day(20, 2).replacing(store(10, null));
        var serde = Topics.CATALOG.values();

        assertThat(serde.deserializer().deserialize("", serde.serializer().serialize("", kept)))
                .isEqualTo(kept);
        assertThat(
                        new String(
                                serde.serializer().serialize("", store(10, null)),
                                StandardCharsets.UTF_8))
                .doesNotContain("validFrom", "earlier");
    }

    @Test
    void knowsTheZonesOfAnyTime() {
        Store store = zoned("new", MONDAY).replacing(zoned("old", null));
        Instant before = MONDAY.minusSeconds(60);
        Instant after = MONDAY.plusSeconds(60);

        assertThat(zones(store, before, MONDAY)).containsExactly("old");
        assertThat(zones(store, MONDAY, after)).containsExactly("new");
        assertThat(zones(store, before, after)).containsExactly("new", "old");
        // Of the time before the oldest layout nothing else is known.
        assertThat(zones(zoned("new", MONDAY), before, MONDAY)).containsExactly("new");
    }

    @Test
    void saysWhatIsWrongWithEarlierLayouts() {
        StoreLayout layout = new StoreLayout(MONDAY, 1, 1, List.of(), List.of());

        assertThatThrownBy(() -> store(10, MONDAY, List.of(layout)))
                .hasMessageContaining("earlier of store s1 must be in the order of validFrom");
        assertThatThrownBy(() -> store(10, null, List.of(layout))).hasMessageContaining("earlier");
        assertThatThrownBy(() -> new StoreLayout(null, 201, 1, List.of(), List.of()))
                .hasMessageContaining("widthMetres");
    }

    private static List<String> zones(Store store, Instant from, Instant to) {
        return store.zonesBetween(from, to).stream().map(zone -> zone.id().value()).toList();
    }

    private static Store zoned(String zone, @Nullable Instant validFrom) {
        List<Point> corners = List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1));
        return Store.builder(StoreId.of("s1"), "Shop", ZoneOffset.UTC)
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(10, 10)
                .zones(List.of(new Zone(ZoneId.of(zone), zone, corners, 5, false)))
                .validFrom(validFrom, null)
                .build();
    }

    private static List<Double> widths(Store store) {
        return store.layouts().stream().map(StoreLayout::widthMetres).toList();
    }

    private static Store day(double width, int day) {
        return store(width, MONDAY.plusSeconds(day * 86_400L));
    }

    private static Store store(double width, @Nullable Instant validFrom) {
        return store(width, validFrom, null);
    }

    private static Store store(
            double width, @Nullable Instant validFrom, @Nullable List<StoreLayout> earlier) {
        return Store.builder(StoreId.of("s1"), "Shop", ZoneOffset.UTC)
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(width, 10)
                .validFrom(validFrom, earlier)
                .build();
    }
}
