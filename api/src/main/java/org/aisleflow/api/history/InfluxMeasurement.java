package org.aisleflow.api.history;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.aisleflow.contracts.facts.WindowFact;
import org.influxdb.dto.Point;

/**
 * One measurement of InfluxDB for one type of fact.
 *
 * @param type the type
 * @param name the measurement's name
 * @param writer adds series, as tags, and values of a fact
 * @param reader reads a fact
 * @param <F> the facts it holds
 */
record InfluxMeasurement<F extends WindowFact>(
        Class<F> type,
        String name,
        InfluxMeasurement.Writer<F> writer,
        Function<InfluxRow, F> reader) {

    interface Writer<F> {
        Point.Builder write(Point.Builder point, F fact);
    }

    Point point(F fact) {
        return writer.write(Point.measurement(name), fact)
                .tag("store", fact.store().value())
                .time(fact.start().toEpochMilli(), TimeUnit.MILLISECONDS)
                .addField("first", fact.arrival().first().toEpochMilli())
                .addField("last", fact.arrival().last().toEpochMilli())
                .build();
    }

    F read(InfluxRow row) {
        return reader.apply(row);
    }
}
