package org.aisleflow.api.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.ids.SupplierId;
import org.junit.jupiter.api.Test;

class SupplierCalendarTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 4);
    private static final Instant WEDNESDAY_MORNING = Instant.parse("2026-03-04T09:00:00Z");

    /** In Rome, where the store closes at 20:00, it is 20:30. */
    private static final Instant WEDNESDAY_EVENING = Instant.parse("2026-03-04T19:30:00Z");

    private final SupplierCalendar calendar =
            new SupplierCalendar(
                    Samples.corner(),
                    new Supplier(
                            SupplierId.of("mill"),
                            1.5,
                            0,
                            Set.of(DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
                            Set.of(DayOfWeek.FRIDAY, DayOfWeek.TUESDAY)));

    @Test
    void ordersTodayUntilTheStoreCloses() {
        assertThat(calendar.firstOrderDay(WEDNESDAY_MORNING)).isEqualTo(WEDNESDAY);
        assertThat(calendar.firstOrderDay(WEDNESDAY_EVENING)).isEqualTo(WEDNESDAY.plusDays(1));
        assertThat(calendar.lastMoment(WEDNESDAY)).isEqualTo("2026-03-04T19:00:00Z");
    }

    @Test
    void deliversOnTheFirstDeliveryDayAfterTheLeadTime() {
        LocalDate friday = WEDNESDAY.plusDays(2);
        LocalDate tuesday = WEDNESDAY.plusDays(6);

        assertThat(calendar.arrivalOf(WEDNESDAY)).isEqualTo(friday);
        assertThat(calendar.arrivalOf(WEDNESDAY.plusDays(1))).isEqualTo(tuesday);
    }

    @Test
    void countsTheDaysToTheDeliveryThatTheNextOrderCanFill() {
        assertThat(calendar.daysToNextDelivery(WEDNESDAY)).isEqualTo(4);
        assertThat(calendar.daysToNextDelivery(WEDNESDAY.plusDays(1))).isEqualTo(3);
    }
}
