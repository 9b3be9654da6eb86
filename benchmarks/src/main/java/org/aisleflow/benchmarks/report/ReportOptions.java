package org.aisleflow.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go, the same for every benchmark. A picocli mixin. */
public final class ReportOptions {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the tables there too, as Markdown.")
    private @Nullable Path out;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Write the tables there too, as JSON, with numbers as they were measured.")
    private @Nullable Path json;

    /** Nothing is given yet. */
    public ReportOptions() {}

    /**
     * Prints a report, and writes it to the files that were asked for.
     *
     * @param report what to say
     * @param console where people read it
     * @throws UncheckedIOException if a file cannot be written
     */
    public void deliver(Report report, PrintWriter console) {
        console.println(report);
        console.flush();
        write(out, report.toString());
        write(json, json(report).toPrettyString() + "\n");
    }

    private static void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the results to " + file, failure);
        }
    }

    private static ObjectNode json(Report report) {
        ObjectNode root = JSON.createObjectNode();
        Machine machine = report.machine();
        root.put("title", report.title());
        root.putObject("machine")
                .put("cpu", machine.cpu())
                .put("cores", machine.cores())
                .put("memoryMegabytes", machine.memoryMegabytes())
                .put("jdk", machine.jdk())
                .put("kernel", machine.kernel())
                .put("measuredAt", machine.measuredAt().toString());
        ArrayNode tables = root.putArray("tables");
        report.tables().forEach(table -> tables.add(json(table)));
        return root;
    }

    private static ObjectNode json(ResultTable table) {
        ObjectNode node = JSON.createObjectNode().put("title", table.title());
        ArrayNode rows = node.putArray("rows");
        for (List<Cell> cells : table.rows()) {
            ObjectNode row = rows.addObject();
            for (int column = 0; column < cells.size(); column++) {
                put(row, table.columns().get(column), cells.get(column));
            }
        }
        return node;
    }

    private static void put(ObjectNode row, String name, Cell cell) {
        if (cell.number() == null) {
            row.put(name, cell.shown());
        } else {
            row.put(name, cell.number());
        }
    }
}
