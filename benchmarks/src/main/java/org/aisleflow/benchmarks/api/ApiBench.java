package org.aisleflow.benchmarks.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aisleflow.benchmarks.process.Watch;

/**
 * Asks a running API, in turn with the endpoint that answers from memory.
 *
 * @param address the API's
 * @param token its token
 * @param answers the folder that the endpoint reads from
 * @param connections how many ask at the same time
 * @param seconds how long each measurement takes
 */
record ApiBench(URI address, String token, Path answers, int connections, int seconds) {
    private static final String WRITTEN = "aisleflow_history_written_total";
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * One measurement of each.
     *
     * @param ours the API's answer
     * @param memory the same bytes from memory
     */
    record Pair(Wrk.Load ours, Wrk.Load memory) {}

    /**
     * How many facts a second the API takes into history when it does nothing else.
     *
     * @param feed what tells them
     */
    double mostFacts(FactFeed feed) throws IOException, InterruptedException {
        factsTaken(feed);
        // The first time was for the compiler to warm up.
        return factsTaken(feed);
    }

    private double factsTaken(FactFeed feed) throws IOException, InterruptedException {
        double before = written();
        long began = System.nanoTime();
        int facts = feed.all();
        Watch.Seen begun =
                new Watch(LOOK, LONGEST).until(this::written, written -> written > before);
        if (begun.figure() == before) {
            throw new IllegalStateException(
                    "the API has taken none of %d facts after %s".formatted(facts, LONGEST));
        }
        Watch.Seen end = new Watch(LOOK, QUIET).untilStill(this::written);
        return (end.figure() - before) * TimeUnit.SECONDS.toNanos(1) / (end.nanos() - began);
    }

    /**
     * Has the endpoint that answers from memory know what the API answers.
     *
     * @param questions the questions
     */
    void rememberAnswers(List<Question> questions) throws IOException, InterruptedException {
        for (Question question : questions) {
            Files.write(answers.resolve(question.name()), answer(question));
        }
    }

    /** Asks one question of both. */
    Pair measure(Question question) {
        Wrk.Load memory = load("/api/bench/" + question.name());
        return new Pair(load(question.path()), memory);
    }

    private Wrk.Load load(String path) {
        return Wrk.run(address + path, token, connections, Duration.ofSeconds(seconds));
    }

    /** The answer to a question. */
    byte[] answer(Question question) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(question.path());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "%s is answered with %d".formatted(question.path(), response.statusCode()));
        }
        return response.body();
    }

    private double written() throws IOException, InterruptedException {
        return new String(get("/prometheus").body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(WRITTEN))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
