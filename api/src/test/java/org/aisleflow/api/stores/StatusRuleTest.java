package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusRuleTest {
    private static final Instant NINE = Instant.parse("2026-03-04T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** End of the window that begins at nine, and grace. */
    private static final Instant LIMIT = NINE.plusSeconds(360);

    @Test
    void isProvisionalUntilItsEndAndGrace() {
        assertThat(rule(LIMIT.minusMillis(1), NINE).of(NINE.plusSeconds(60), false))
                .isEqualTo(Status.PROVISIONAL);
        assertThat(rule(LIMIT, NINE).of(NINE.plusSeconds(60), false)).isEqualTo(Status.FINAL);
        assertThat(rule(LIMIT, NINE).of(NINE.plusSeconds(60), true)).isEqualTo(Status.REVISED);
    }

    @Test
    void isRevisedByAMessageThatCameLate() {
        assertThat(rule(LIMIT, NINE).isRevised(arrivedUntil(LIMIT), MINUTE)).isFalse();
        assertThat(rule(LIMIT, NINE).isRevised(arrivedUntil(LIMIT.plusMillis(1)), MINUTE)).isTrue();
    }

    @Test
    void isNotRevisedByAPastThatWasImportedBeforeTheStoreWasWatched() {
        FootfallWindow late = arrivedUntil(LIMIT.plusSeconds(86_400));

        assertThat(rule(LIMIT, LIMIT).isRevised(late, MINUTE)).isTrue();
        assertThat(rule(LIMIT, LIMIT.plusMillis(1)).isRevised(late, MINUTE)).isFalse();
        assertThat(rule(LIMIT, null).isRevised(late, MINUTE)).isFalse();
    }

    private static StatusRule rule(Instant now, @Nullable Instant firstArrival) {
        return new StatusRule(Duration.ofMinutes(5), now, firstArrival);
    }

    private static FootfallWindow arrivedUntil(Instant last) {
        return new FootfallWindow(
                Samples.CORNER, Samples.MAIN, NINE, 1, 0, 0, new Arrival(NINE, last));
    }
}
