package org.aisleflow.api.replenishment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.aisleflow.contracts.wire.Mappers;

/** Suggestions as a table (RFC 4180), for spreadsheets. */
final class SuggestionCsv {
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "store",
                    "sku",
                    "name",
                    "supplier",
                    "quantity",
                    "packs",
                    "orderBy",
                    "expectedArrival",
                    "reason",
                    "state",
                    "createdAt",
                    "evidence/onHand/low",
                    "evidence/onHand/mid",
                    "evidence/onHand/high",
                    "evidence/onShelf/low",
                    "evidence/onShelf/mid",
                    "evidence/onShelf/high",
                    "evidence/emptyProbability",
                    "evidence/onOrder",
                    "evidence/dueToday",
                    "evidence/inventoryPosition",
                    "evidence/meanPerDay",
                    "evidence/sdPerDay",
                    "evidence/demandDays",
                    "evidence/leadTimeDays",
                    "evidence/leadTimeDaysSd",
                    "evidence/reviewDays",
                    "evidence/serviceLevel",
                    "evidence/leadTimeDemandMean",
                    "evidence/leadTimeDemandSd",
                    "evidence/reorderPoint",
                    "evidence/shortfall",
                    "evidence/minimumOrder",
                    "evidence/pack",
                    "evidence/capacity",
                    "evidence/rounding",
                    "decision/action",
                    "decision/quantity",
                    "decision/until",
                    "decision/reason",
                    "decision/decidedAt");
    private static final String LINE_END = "\r\n";

    private SuggestionCsv() {}

    static String of(List<SuggestionView> suggestions) {
        var table = new StringBuilder(header());
        for (SuggestionView suggestion : suggestions) {
            JsonNode row = Mappers.JSON.valueToTree(suggestion);
            table.append(
                    COLUMNS.stream()
                            .map(column -> cell(row.at("/" + column)))
                            .collect(Collectors.joining(",", "", LINE_END)));
        }
        return table.toString();
    }

    private static String header() {
        return COLUMNS.stream()
                .map(column -> column.replace('/', '.'))
                .collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        String text = value.asText();
        // A spreadsheet would run what a planner or a product's name begins with = + - @.
        if (value.isTextual() && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
