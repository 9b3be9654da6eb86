package org.aisleflow.api.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.aisleflow.contracts.facts.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AfterDecisionTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void tellsTheSameNeedOnlyOnce() {
        Decision edited = decision(Decision.Action.EDIT, 12, null);

        assertThat(on("2026-03-02T18:00:00Z").isNewNeed(edited, 0)).isFalse();
        assertThat(on("2026-03-03T09:00:00Z").isNewNeed(edited, 17)).isFalse();
        assertThat(on("2026-03-03T09:00:00Z").isNewNeed(edited, 16)).isTrue();
    }

    @Test
    void tellsARejectedNeedAgainWhenAnotherPackIsGone() {
        Decision rejected = decision(Decision.Action.REJECT, null, null);

        assertThat(on("2026-03-03T09:00:00Z").isNewNeed(rejected, 10)).isFalse();
        assertThat(on("2026-03-03T09:00:00Z").isNewNeed(rejected, 4)).isTrue();
        assertThat(on("2026-03-09T09:00:00Z").isNewNeed(rejected, 10)).isTrue();
    }

    @Test
    void tellsASnoozedNeedAgainAtItsTime() {
        Decision snoozed =
                decision(Decision.Action.SNOOZE, null, Instant.parse("2026-03-02T12:00:00Z"));

        assertThat(on("2026-03-02T11:59:59Z").isNewNeed(snoozed, 10)).isFalse();
        assertThat(on("2026-03-02T11:59:59Z").isSnoozed(snoozed)).isTrue();
        assertThat(on("2026-03-02T12:00:00Z").isNewNeed(snoozed, 10)).isTrue();
    }

    private static AfterDecision on(String now) {
        return new AfterDecision(ZoneId.of("Europe/Rome"), Instant.parse(now));
    }

    private static Decision decision(
            Decision.Action action, @Nullable Integer quantity, @Nullable Instant until) {
        return new Decision(
                Decisions.suggestion(12, 10), action, quantity, until, "so it is", MONDAY);
    }
}
