package org.aisleflow.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiTokenTest {
    @Test
    void matchesItselfOnlyAndIsNotShown() {
        var token = new ApiToken("a-secret-of-ours");

        assertThat(token.matches("a-secret-of-ours")).isTrue();
        assertThat(token.matches("a-secret-of-our")).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThat(token.toString()).doesNotContain("secret");
    }
}
