package org.aisleflow.sim.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.wire.Mappers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on a truth of three messages, against an API that says what the test wants. */
class ScoreCommandTest {
    @TempDir private Path folder = Path.of("");

    private final Map<String, String> answers = new HashMap<>();
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void aTruthAndAnApi() throws IOException {
        Files.write(
                folder.resolve("crossings.jsonl"),
                List.of(
                        TruthReaderTest.crossing("12:00:00", "in", 1),
                        TruthReaderTest.crossing("12:16:00", "out", 1)));
        Files.writeString(
                folder.resolve("messages.jsonl"),
                "{\"store\":\"s1\",\"device\":\"c\",\"kind\":\"crossing\",\"time\":\"2026-03-03T12:00:09.999Z\",\"line\":\"main\",\"in\":1,\"out\":0,\"passing\":0,\"outcome\":\"stored\"}\n");
        answers.put(
                "/api/v1/stores",
                Mappers.JSON.writeValueAsString(List.of(TruthReaderTest.store())));
        answers.put("/api/v1/stores/s1/visits", "{\"staff\":0}");
        answers.put("/api/v1/stores/s1/flows", "{\"links\":[],\"leftOutMoves\":0}");
        answers.put("/api/v1/stores/s1/lost-sales", "{\"lost\":{\"low\":0,\"mid\":0,\"high\":0}}");
        counted(1, "final");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void counted(int in, String state) {
        answers.put(
                "/api/v1/stores/s1/footfall",
                "[{\"start\":\"2026-03-03T12:00:00Z\",\"in\":%d,\"out\":0,\"passing\":0,\"occupancy\":null,\"coverage\":1,\"status\":\"%s\"}]"
                        .formatted(in, state));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = answers.getOrDefault(exchange.getRequestURI().getPath(), "[]");
        boolean known =
                "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? status : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private int score(String... more) {
        CommandLine command =
                new CommandLine(new ScoreCommand()).setOverwrittenOptionsAllowed(true);
        command.setOut(new PrintWriter(output)).setErr(new PrintWriter(errors, true));
        String[] arguments = new String[3 + more.length];
        arguments[0] = "--truth=" + folder;
        arguments[1] = "--api=http://127.0.0.1:" + server.getAddress().getPort();
        arguments[2] = "--token=secret";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return command.execute(arguments);
    }

    @Test
    void everyClaimHasALineInTheTable() {
        assertThat(score("--from=2026-03-03T12:00:00Z")).isZero();

        assertThat(output.toString())
                .startsWith("Score of 2026-03-03T12:00:00Z to 2026-03-03T12:15:00Z")
                .contains("| door counts, added error ")
                .contains(" 0.00 % ");
        assertThat(output.toString().lines().filter(line -> line.startsWith("| ")))
                .hasSize(Claims.ALL.size() + 2);
    }

    @Test
    void aMissedTargetIsExitCodeOneAndJsonSaysWhich() throws IOException {
        counted(2, "final");

        assertThat(score("--from=2026-03-03T12:00:00Z", "--json")).isEqualTo(1);

        JsonNode row = Mappers.JSON.readTree(output.toString()).path("rows").path(0);
        assertThat(row.path("claim").asText()).isEqualTo("door counts, added error");
        assertThat(row.path("truth").asDouble()).isEqualTo(1);
        assertThat(row.path("ours").asDouble()).isEqualTo(2);
        assertThat(row.path("error").asDouble()).isEqualTo(1);
        assertThat(row.path("verdict").asText()).isEqualTo("fail");
    }

    @Test
    void whatIsProvisionalIsNotScored() {
        counted(1, "provisional");

        assertThat(score("--from=2026-03-03T12:00:00Z")).isEqualTo(2);
        assertThat(errors.toString()).contains("final yet").hasLineCount(1);
    }

    @Test
    void aWrongTokenIsNamed() {
        assertThat(score("--token=wrong")).isEqualTo(2);
        assertThat(errors.toString()).contains("/api/v1/stores", "--token");
    }

    @Test
    void anApiThatIsNotThereIsNamed() {
        server.stop(0);

        assertThat(score()).isEqualTo(2);
        assertThat(errors.toString())
                .contains("Nobody answers at http://127.0.0.1:", "--api")
                .hasLineCount(1);
    }

    @Test
    void anAnswerThatIsNoJsonIsNamed() {
        answers.put("/api/v1/stores", "<html>");

        assertThat(score()).isEqualTo(2);
        assertThat(errors.toString()).contains("no JSON").hasLineCount(1);
    }

    @Test
    void aProblemOfTheApiIsPassedOn() {
        status = 503;
        answers.put(
                "/api/v1/stores",
                "{\"title\":\"Starting\",\"detail\":\"The facts are still read.\"}");

        assertThat(score()).isEqualTo(2);
        assertThat(errors.toString()).contains("503: The facts are still read.");
    }

    @Test
    void anotherShopsTruthIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("crossings.jsonl"),
                TruthReaderTest.crossing("12:00:00", "in", 1).replace("s1", "elsewhere"));

        assertThat(score()).isEqualTo(2);
        assertThat(errors.toString()).contains("elsewhere", "belong together");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThat(score("--api=somewhere")).isEqualTo(2);
        assertThat(errors.toString()).contains("--api http://127.0.0.1:8080");
    }
}
