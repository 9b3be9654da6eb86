package org.aisleflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.contracts.credentials.SealingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiConfigTest {
    private static final String TOKEN = "sixteen-or-more-characters";

    @Test
    void namesAllThatIsWrongAtOnce() {
        assertThatThrownBy(() ->
                        new ApiConfig(
                                "",
                                70_000,
                                "short",
                                " ",
                                0,
                                new HistorySettings.Sqlite(Path.of("history.db")),
                                Duration.ofHours(1),
                                Duration.ofSeconds(-1),
                                null,
                                Map::of))
                .hasMessage(
                        "The API cannot start: host is empty; port is 70000, it must be 0 to 65535;"
                                + " token has 5 characters, it needs 16; bootstrapServers is empty;"
                                + " partitions is 0, it must be 1 or more; historyRetention is"
                                + " PT1H, it must be a day or more; grace is PT-1S, it must not be"
                                + " negative");
    }

    @Test
    void neverShowsSecrets() {
        var influx =
                new HistorySettings.Influx(
                        URI.create("http://127.0.0.1:8086"), "aisleflow", "me", "my-password");
        ApiConfig config = ApiConfig.local(0, TOKEN, "127.0.0.1:9092", influx);

        assertThat(config.toString()).doesNotContain(TOKEN, "my-password").contains("8086");
    }

    @Test
    void readsTheSealingKeyFromItsFile(@TempDir Path folder) throws Exception {
        var key = SealingKey.generate(new SecureRandom());
        var file = Files.writeString(folder.resolve("sealing.key"), key.text() + "\n");

        ApiConfig config =
                ApiEnvironment.read(
                        Map.of(
                                "AISLEFLOW_TOKEN",
                                TOKEN,
                                "AISLEFLOW_SEALING_KEY_FILE",
                                file.toString()));

        assertThat(config.sealingKey())
                .isNotNull()
                .satisfies(read -> assertThat(read.text()).isEqualTo(key.text()));
        assertThat(config.toString()).doesNotContain(key.text());
    }

    @Test
    void isReadFromTheEnvironmentWithUsualValuesForTheRest() {
        ApiConfig config = ApiEnvironment.read(Map.of("AISLEFLOW_TOKEN", TOKEN));

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(config.partitions()).isEqualTo(4);
        assertThat(config.history())
                .isEqualTo(new HistorySettings.Sqlite(Path.of("var/history.db")));
        assertThat(config.historyRetention()).isEqualTo(ApiConfig.DEFAULT_RETENTION);
        assertThat(config.grace()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void isReadFromTheEnvironmentWhole() {
        ApiConfig config =
                ApiEnvironment.read(
                        Map.of(
                                "AISLEFLOW_TOKEN", TOKEN,
                                "AISLEFLOW_HOST", "0.0.0.0",
                                "AISLEFLOW_PORT", "81",
                                "AISLEFLOW_KAFKA", "kafka:9092",
                                "AISLEFLOW_PARTITIONS", "8",
                                "AISLEFLOW_INFLUX_URL", "http://influx:8086",
                                "AISLEFLOW_INFLUX_DATABASE", "shops",
                                "AISLEFLOW_INFLUX_USER", "me",
                                "AISLEFLOW_INFLUX_PASSWORD", "secret",
                                "AISLEFLOW_GRACE", "PT10M"));

        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isEqualTo(81);
        assertThat(config.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(config.partitions()).isEqualTo(8);
        assertThat(config.history())
                .isEqualTo(
                        new HistorySettings.Influx(
                                URI.create("http://influx:8086"), "shops", "me", "secret"));
        assertThat(config.grace()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void saysWhichVariableCannotBeRead() {
        assertThatThrownBy(() ->
                        ApiEnvironment.read(
                                Map.of("AISLEFLOW_TOKEN", TOKEN, "AISLEFLOW_PORT", "eighty")))
                .hasMessage("AISLEFLOW_PORT is \"eighty\", it must be a whole number");
    }
}
