package org.aisleflow.benchmarks.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A contender as a process of its own. It is told what to do line by line, and answers in one line
 * each; it ends when nobody talks to it any more.
 */
public final class ContenderMain {
    /** Begins an answer, to tell it from what libraries print. */
    static final String ANSWER = "@ ";

    private ContenderMain() {}

    /**
     * Runs one.
     *
     * @param arguments its role, then its settings as name=value
     * @throws Exception if it cannot start
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        Role role = Role.valueOf(arguments[0]);
        Thread.ofPlatform()
                .name("contender")
                .start(() -> {
                    int code = 0;
                    try (Part part = role.open(settings)) {
                        talk(part);
                    } catch (Exception failure) {
                        failure.printStackTrace();
                        code = 1;
                    }
                    System.exit(code);
                });
    }

    private static void talk(Part part) throws IOException {
        PrintStream out = System.out;
        answer(out, part.ready());
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answer(out, answer(part, Contender.Question.valueOf(line)));
        }
    }

    static Map<String, String> answer(Part part, Contender.Question question) {
        return switch (question) {
            case RESET -> {
                part.reset();
                Heap.forgetPeak();
                yield Map.of();
            }
            case REPORT -> {
                Map<String, String> all = new HashMap<>(part.counted());
                all.putAll(Heap.peak());
                yield all;
            }
            case LIVE_HEAP -> Heap.live();
        };
    }

    private static void answer(PrintStream out, Map<String, String> values) {
        StringBuilder line = new StringBuilder(ANSWER);
        new TreeMap<>(values)
                .forEach((name, value) -> line.append(name).append('=').append(value).append(' '));
        out.println(line);
        out.flush();
    }
}
