package org.aisleflow.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class AccessAuditTest {
    @Test
    void countsEveryRefusalAlsoWhenSomebodyFloodsTheLog() {
        AccessAudit audit = new AccessAudit(InstantSource.fixed(Instant.EPOCH));

        for (int i = 0; i < 1_000; i++) {
            audit.refused(Refusal.WRONG_SECRET, "d1", "10.0.0.1:1", "mqtt connect");
        }

        assertThat(audit.counts()).containsOnlyKeys(Refusal.WRONG_SECRET).containsValue(1_000L);
    }

    @Test
    void aNameCannotForgeALineOfTheLog() {
        assertThat(AccessAudit.shown("d1\r\n12:00 INFO all is well\u2028\u0007"))
                .isEqualTo("d1??12:00 INFO all is well??");
        assertThat(AccessAudit.shown("x".repeat(1_000))).hasSizeLessThan(200);
    }
}
