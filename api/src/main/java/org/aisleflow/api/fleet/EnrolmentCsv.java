package org.aisleflow.api.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aisleflow.api.http.JsonBody;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.wire.Mappers;
import org.jspecify.annotations.Nullable;

/** Many enrolments as a table (RFC 4180), and what became of them. */
final class EnrolmentCsv {
    private static final int MOST_ROWS = 5_000;
    private static final Set<String> COLUMNS =
            Set.of(
                    "store",
                    "device",
                    "kind",
                    "reportSeconds",
                    "line",
                    "shelf",
                    "zone",
                    "certificateSubject",
                    "types");
    private static final CsvMapper CSV =
            CsvMapper.builder()
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(CsvParser.Feature.TRIM_SPACES)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
                    .build();

    private EnrolmentCsv() {}

    /**
     * A row of the table.
     *
     * @param enrolment what it asks for; null if it cannot be read
     * @param error why it cannot be read; null if it can
     */
    record Row(@Nullable Enrolment enrolment, @Nullable String error) {}

    /**
     * A row of the answer.
     *
     * @param row 1 for the first row after the header
     * @param store as given
     * @param device as given
     * @param user its MQTT user name
     * @param secret its MQTT password
     * @param preSharedKeyIdentity its key's name for DTLS
     * @param preSharedKey its key for DTLS
     * @param certificateSubject its certificate's subject
     * @param error why the device was not enrolled
     */
    record Answer(
            int row,
            @Nullable String store,
            @Nullable String device,
            @Nullable String user,
            @Nullable String secret,
            @Nullable String preSharedKeyIdentity,
            @Nullable String preSharedKey,
            @Nullable String certificateSubject,
            @Nullable String error) {
        static Answer of(int row, IssuedCredentials issued) {
            return new Answer(
                    row,
                    issued.store().value(),
                    issued.device().value(),
                    issued.user(),
                    issued.secret(),
                    issued.preSharedKeyIdentity(),
                    issued.preSharedKey(),
                    issued.certificateSubject(),
                    null);
        }

        static Answer failed(int row, @Nullable Enrolment enrolment, String error) {
            return new Answer(
                    row,
                    enrolment == null ? null : enrolment.store(),
                    enrolment == null ? null : enrolment.device(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    error);
        }

        /** Leaves the secrets out. */
        @Override
        public String toString() {
            return "Answer[row=" + row + "]";
        }
    }

    /**
     * Reads a table with a header; columns may be in any order.
     *
     * @throws ProblemException if it is no table, or has a column that is not known
     */
    static List<Row> read(String table) {
        List<Row> rows = new ArrayList<>();
        try (MappingIterator<Map<String, @Nullable String>> cells =
                CSV.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(table)) {
            while (cells.hasNext()) {
                Map<String, @Nullable String> row = cells.next();
                if (rows.isEmpty()) {
                    checkColumns(row.keySet());
                }
                rows.add(read(row));
                if (rows.size() > MOST_ROWS) {
                    throw ProblemException.badRequest(
                            "The table has more than 5000 rows; send it in parts.");
                }
            }
        } catch (IOException | RuntimeJsonMappingException wrong) {
            throw ProblemException.badRequest(
                    "The body is no table of comma-separated values with a header, as RFC 4180 has it.");
        }
        return rows;
    }

    private static void checkColumns(Set<String> columns) {
        Set<String> unknown = new TreeSet<>(columns);
        unknown.removeAll(COLUMNS);
        if (!unknown.isEmpty()) {
            throw ProblemException.badRequest(
                    "The table has columns that are not known: %s; there are %s."
                            .formatted(unknown, new TreeSet<>(COLUMNS)));
        }
    }

    private static Row read(Map<String, @Nullable String> cells) {
        ObjectNode object = Mappers.JSON.createObjectNode();
        cells.forEach((column, cell) -> {
            if (cell == null || cell.isBlank()) {
                return;
            }
            if (column.equals("types")) {
                var types = object.putArray(column);
                Arrays.stream(cell.split(" +")).forEach(types::add);
            } else {
                object.put(column, cell);
            }
        });
        try {
            return new Row(JsonBody.as(Enrolment.class, object), null);
        } catch (ProblemException wrong) {
            return new Row(null, wrong.getMessage());
        }
    }

    static String write(List<Answer> answers) {
        CsvSchema columns = CSV.schemaFor(Answer.class).withHeader().withLineSeparator("\r\n");
        try {
            return CSV.writer(columns).writeValueAsString(answers);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("the answer could not be written as a table", bug);
        }
    }
}
