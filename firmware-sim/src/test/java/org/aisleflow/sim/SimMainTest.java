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
                        "--scenario=bad-day",
                        "--seed=" + seed,
                        "--until=8h",
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
        assertThat(folder.resolve("b/messages.jsonl"))
                .hasSameBinaryContentAs(folder.resolve("a/messages.jsonl"));
        assertThat(Files.mismatch(first, other)).isNotNegative();
        assertThat(Files.readAllLines(folder.resolve("a/messages.jsonl")))
                .hasSameSizeAs(Files.readAllLines(first))
                .allMatch(line -> line.startsWith("{\"store\":\"b1\",\"device\":"))
                .allMatch(line -> line.endsWith("\"network\":[],\"outcome\":\"told\"}"))
                .anyMatch(line ->
                        line.contains("\"line\":\"door-main\",\"in\":1,\"out\":0,\"passing\":"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--unknown",
                "--until=5x",
                "--scenario=nowhere",
                "--seed=many",
                "--mqtt-port=0",
                "--only=pigeon",
                "--rate=5",
                "--load --coaps",
                "--replay=nowhere.csv --speed=0"
            })
    void whatCannotBeIsRefusedWithExitCodeTwo(String option) {
        assertThat(SimMain.run(option.split(" "))).isEqualTo(2);
    }

    @Test
    void aReplayWithoutAPlanMakesOneAndSendsNothing() throws IOException {
        Path recording = Files.writeString(folder.resolve("r.csv"), "time,id,x,y\n1,a,2,3\n");

        int code =
                SimMain.run(
                        "--replay=" + recording, "--store=shop", "--data=" + folder.resolve("d"));

        assertThat(code).isZero();
        assertThat(folder.resolve("d/store-shop.json")).content().contains("\"id\":\"shop\"");
        assertThat(
                        SimMain.run(
                                "--replay=" + recording,
                                "--store=other",
                                "--store-plan=" + folder.resolve("d/store-shop.json")))
                .isEqualTo(2);
    }
}
