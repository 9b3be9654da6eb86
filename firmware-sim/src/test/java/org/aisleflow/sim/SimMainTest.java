package org.aisleflow.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimMainTest {
    @TempDir private Path folder = Path.of("");

    private Path compute(String name, String seed) {
        Path file = folder.resolve(name).resolve("telemetry.jsonl");
        int code =
                SimMain.run(
                        "--scenario=corner-shop",
                        "--seed=" + seed,
                        "--until=9h",
                        "--truth=" + folder.resolve(name),
                        "--telemetry=" + file);
        assertThat(code).isZero();
        return file;
    }

    @Test
    void theSameCommandTwiceWritesTheSameTruthAndTelemetryAndAnotherSeedOthers()
            throws IOException {
        Path first = compute("a", "1");
        Path second = compute("b", "1");
        Path other = compute("c", "2");

        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(folder.resolve("b/crossings.jsonl"))
                .hasSameBinaryContentAs(folder.resolve("a/crossings.jsonl"));
        assertThat(Files.mismatch(first, other)).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--unknown",
                "--until=5x",
                "--scenario=nowhere",
                "--seed=many",
                "--mqtt-port=0",
                "--only=pigeon"
            })
    void whatCannotBeIsRefusedWithExitCodeTwo(String option) {
        assertThat(SimMain.run(option)).isEqualTo(2);
    }
}
