package org.aisleflow.contracts.ids;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdFormTest {
    @Property(tries = 5_000)
    void aTextMatchesAsThePublishedExpressionSays(
            @ForAll IdForm form, @ForAll("texts") String text) {
        assertThat(form.matches(text)).isEqualTo(text.matches(form.regex()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("aZ09_-.:")
                .withChars('é', ' ', '\n', '/', '@', '[', '`', '{')
                .ofMaxLength(66)
                .injectDuplicates(0.2)
                .flatMap(text ->
                        Arbitraries.of(
                                text, text.replaceAll("[^aZ09_-]", "a"), "a".repeat(63) + text));
    }
}
