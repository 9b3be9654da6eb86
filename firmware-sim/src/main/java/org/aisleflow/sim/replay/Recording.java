package org.aisleflow.sim.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header, of positions ({@code time,id,x,y}) or crossings ({@code
 * time,line,in,out}), in the order of time. Columns are separated by commas, semicolons or tabs;
 * others than these are ignored. A time is ISO-8601 (UTC if it names no offset, a blank for the T
 * is allowed), or a number: milliseconds since 1970, or seconds if it is small.
 */
final class Recording {
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** Seconds since 1970 reach it in the year 5138, milliseconds did in 1973. */
    private static final double SMALLEST_MILLIS = 1e11;

    private static final double MILLIS_PER_SECOND = 1_000;

    private final Path file;
    private final Layout layout;

    Recording(Path file, Layout layout) {
        this.file = file;
        this.layout = layout;
    }

    /**
     * Reads it from its beginning.
     *
     * @param rows given every row
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a line is not what it should be; the message names the
     *     file, the line and the column
     */
    void read(Consumer<Row> rows) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file)) {
            text.mark(1 << 16);
            String header = String.valueOf(text.readLine());
            text.reset();
            CsvSchema schema =
                    CsvSchema.emptySchema().withHeader().withColumnSeparator(separator(header));
            MappingIterator<Map<String, String>> lines =
                    CSV.readerForMapOf(String.class).with(schema).readValues(text);
            Instant before = Instant.MIN;
            while (lines.hasNext()) {
                Line line = new Line(lines.next(), lines.getCurrentLocation().getLineNr() - 1);
                Row row = line.row();
                if (row.time().isBefore(before)) {
                    throw line.wrong("its time is before that of the line above; sort the file");
                }
                before = row.time();
                rows.accept(row);
            }
        } catch (JacksonException | RuntimeJsonMappingException malformed) {
            throw new IllegalArgumentException(
                    "%s is not well-formed: %s".formatted(file, malformed.getMessage()), malformed);
        }
    }

    private static char separator(String header) {
        char best = ',';
        for (char separator : SEPARATORS) {
            if (count(header, separator) > count(header, best)) {
                best = separator;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /** A line, and where it stands. */
    private final class Line {
        private final Map<String, String> fields;
        private final long number;

        Line(Map<String, String> fields, long number) {
            this.fields = fields;
            this.number = number;
        }

        Row row() {
            if (find("x") != null) {
                double x = number("x") - layout.originX();
                double y = number("y") - layout.originY();
                return new Row.Seen(
                        time(), text("id"), layout.unit().metres(x), layout.unit().metres(y));
            }
            if (find("in") != null) {
                return new Row.Crossed(time(), text("line"), whole("in"), whole("out"));
            }
            throw wrong(
                    "it has neither a column %s (positions) nor %s (crossings), but %s; map them with --columns"
                            .formatted(layout.header("x"), layout.header("in"), fields.keySet()));
        }

        private @Nullable String find(String column) {
            return fields.get(layout.header(column));
        }

        private String text(String column) {
            String found = find(column);
            if (found == null || found.isEmpty()) {
                throw wrong("it has no %s".formatted(layout.header(column)));
            }
            return found;
        }

        private double number(String column) {
            String text = text(column);
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException none) {
                throw wrong("%s is \"%s\", no number".formatted(layout.header(column), text));
            }
        }

        private int whole(String column) {
            double value = number(column);
            if (value < 0 || value != Math.rint(value) || value > Integer.MAX_VALUE) {
                throw wrong("%s is %s, no count".formatted(layout.header(column), value));
            }
            return (int) value;
        }

        private Instant time() {
            String text = text("time");
            try {
                double value = Double.parseDouble(text);
                double millis = value < SMALLEST_MILLIS ? value * MILLIS_PER_SECOND : value;
                return Instant.ofEpochMilli(Math.round(millis));
            } catch (NumberFormatException noNumber) {
                return isoTime(text.replace(' ', 'T'));
            }
        }

        private Instant isoTime(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException noInstant) {
                try {
                    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
                } catch (DateTimeException neither) {
                    throw wrong(
                            "%s is \"%s\", neither ISO-8601 nor a number"
                                    .formatted(layout.header("time"), text));
                }
            }
        }

        IllegalArgumentException wrong(String sentence) {
            return new IllegalArgumentException(
                    "%s, line %d: %s".formatted(file, number, sentence));
        }
    }
}
