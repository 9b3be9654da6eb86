package org.aisleflow.gateway.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicOfPathTest {
    @Test
    void corresponds() {
        assertThat(TopicOfPath.of(List.of("v1", "s1", "scale-1", "weight")))
                .contains("aisleflow/v1/s1/scale-1/weight");
    }

    @Test
    void isNoneForAPathOfAnotherForm() {
        assertThat(TopicOfPath.of(List.of("v1", "s1", "scale-1"))).isEmpty();
        assertThat(TopicOfPath.of(List.of("v1", "s1", "scale-1", "weight", "more"))).isEmpty();
        assertThat(TopicOfPath.of(List.of("v2", "s1", "scale-1", "weight"))).isEmpty();
    }

    @Test
    void encodesWhatATopicMustNotHold() {
        assertThat(TopicOfPath.of(List.of("v1", "#", "a/b+c\\", "")))
                .contains("aisleflow/v1/%23/a%2Fb%2Bc%5C/%");
        assertThat(TopicOfPath.of(List.of("v1", "s\u0000", "100%", "größe")))
                .contains("aisleflow/v1/s%00/100%25/größe");
    }

    @Test
    void encodesWhatTheBrokersReaderCannotDecode() {
        assertThat(TopicOfPath.of(List.of("v1", "a\u007F\u0085", "\uD83D\uDE00", "\uFDD0\uFFFD")))
                .contains("aisleflow/v1/a%7F%85/%D83D%DE00/%FDD0%FFFD");
    }
}
