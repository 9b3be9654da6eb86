package org.aisleflow.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A report for programs. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static String of(Report report) {
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
        return root.toPrettyString() + "\n";
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
