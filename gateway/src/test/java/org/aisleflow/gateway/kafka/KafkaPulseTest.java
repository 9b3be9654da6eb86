package org.aisleflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KafkaPulseTest {
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private final KafkaPulse pulse = new KafkaPulse(() -> now);

    @Test
    void isQuietWhileNothingIsAsked() {
        now = now.plus(Duration.ofHours(1));

        assertThat(pulse.trouble()).isEmpty();
    }

    @Test
    void saysSinceWhenKafkaDoesNotAnswer() {
        pulse.sent();
        now = now.plus(Duration.ofSeconds(6));
        pulse.sent();

        assertThat(pulse.trouble())
                .hasValueSatisfying(it -> assertThat(it).contains("since 2026-03-02T10:00:00Z"));
    }

    @Test
    void isContentAsLongAsAnswersComeHoweverMuchIsOpen() {
        pulse.sent();
        pulse.sent();
        now = now.plus(Duration.ofSeconds(6));
        pulse.answered(true);

        assertThat(pulse.trouble()).isEmpty();
    }

    @Test
    void doesNotTakeAFailureForAnAnswer() {
        pulse.sent();
        pulse.sent();
        now = now.plus(Duration.ofSeconds(6));
        pulse.answered(false);

        assertThat(pulse.trouble()).isPresent();
    }
}
