package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.Tallies;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class FactTopologyTest {
    private final TopologyDescription description =
            FactTopology.of(Bench.config(), new Tallies()).describe();

    /** A change of shape must show: put the actual text into the file if it was meant. */
    @Test
    void hasTheShapeOfTheGoldenFile() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("/topology.txt")) {
            assertThat(golden).isNotNull();
            String expected = new String(golden.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(description.toString().strip()).isEqualTo(expected.strip());
        }
    }

    @Test
    void repartitionsNothing() {
        Stream<String> ours = Topics.all().stream().map(Topic::name);

        assertThat(ours).containsAll(topics().toList());
        assertThat(description.toString()).doesNotContain("repartition");
    }

    @Test
    void namesEveryNodeByAVerbPhrase() {
        assertThat(nodes().map(TopologyDescription.Node::name))
                .isNotEmpty()
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)+"))
                .noneMatch(name -> name.contains("KSTREAM"));
    }

    private Stream<TopologyDescription.Node> nodes() {
        return description.subtopologies().stream().flatMap(sub -> sub.nodes().stream());
    }

    private Stream<String> topics() {
        return nodes().flatMap(node ->
                switch (node) {
                    case TopologyDescription.Source source -> source.topicSet().stream();
                    case TopologyDescription.Sink sink -> Stream.of(sink.topic());
                    default -> Stream.empty();
                });
    }
}
