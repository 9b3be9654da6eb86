package org.aisleflow.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamProcessingConfigTest {
    private static final String[] ALL = {
        "bootstrapServers=kafka:9",
        "stateDir=/tmp/x",
        "applicationId=shop",
        "partitions=2",
        "lateness=P35D",
        "processingGuarantee=exactly_once_v2",
        "threads=3",
        "commitInterval=PT0.2S",
        "tellInterval=PT0.1S",
        "summaryInterval=PT5S",
        "trackMemory=PT1H"
    };

    @Test
    void hasDefaultsForEverything() {
        StreamProcessingConfig config = Settings.of(Map.of()).config();

        assertThat(config)
                .isEqualTo(StreamProcessingConfig.of("127.0.0.1:9092", Path.of("var", "streams")));
        assertThat(config.lateness()).isEqualTo(Duration.ofDays(7));
        assertThat(config.processingGuarantee()).isEqualTo(ProcessingGuarantee.AT_LEAST_ONCE);
    }

    @Test
    void readsEverySettingByItsName() {
        assertThat(Arrays.stream(ALL).map(setting -> setting.substring(0, setting.indexOf('='))))
                .containsExactly(
                        Arrays.stream(StreamProcessingConfig.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toArray(String[]::new));

        assertThat(Settings.of(Map.of(), ALL).config())
                .isEqualTo(
                        new StreamProcessingConfig(
                                "kafka:9",
                                Path.of("/tmp/x"),
                                "shop",
                                2,
                                Duration.ofDays(35),
                                ProcessingGuarantee.EXACTLY_ONCE_V2,
                                3,
                                Duration.ofMillis(200),
                                Duration.ofMillis(100),
                                Duration.ofSeconds(5),
                                Duration.ofHours(1)));
    }

    @Test
    void readsTheEnvironmentAndLetsArgumentsPrevail() {
        Map<String, String> environment =
                Map.of(
                        "AISLEFLOW_STREAMS_COMMIT_INTERVAL", "PT0.3S",
                        "AISLEFLOW_STREAMS_THREADS", "2",
                        "PATH", "/bin");

        StreamProcessingConfig config = Settings.of(environment, "threads=4").config();

        assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(300));
        assertThat(config.threads()).isEqualTo(4);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() ->
                        Settings.of(Map.of(), "partitions=0", "lateness=PT1S", "threads=99")
                                .config())
                .hasMessage(
                        "partitions is 0, allowed are 1 to 1000; "
                                + "threads is 99, allowed are 1 to 64; "
                                + "lateness is PT1S, allowed are PT1M to PT9600H");
        assertThatThrownBy(() -> Settings.of(Map.of(), "threads=many", "tread=1").config())
                .hasMessageContaining("threads is \"many\", it must be written like 1; ")
                .hasMessageContaining("there is no setting tread");
    }
}
