package org.aisleflow.api.history;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.contracts.facts.WindowFact;

/** The tables of the embedded history, one for each type of fact. */
final class SqliteTables {
    static final List<SqliteTable<?>> ALL =
            Stream.of(SqliteDoors.ALL, SqliteFloor.ALL, SqliteDevices.ALL)
                    .<SqliteTable<?>>flatMap(List::stream)
                    .toList();

    private static final Map<Class<?>, SqliteTable<?>> BY_TYPE =
            ALL.stream().collect(Collectors.toMap(SqliteTable::type, Function.identity()));

    private SqliteTables() {}

    /** The table of a type. */
    @SuppressWarnings("unchecked") // the map holds each table under the type that it has
    static <F extends WindowFact> SqliteTable<F> of(Class<F> type) {
        return (SqliteTable<F>) Objects.requireNonNull(BY_TYPE.get(type), type::getSimpleName);
    }

    /** The table of a fact's type. */
    @SuppressWarnings("unchecked") // the table of that very type
    static <F extends WindowFact> SqliteTable<F> of(F fact) {
        return (SqliteTable<F>) of(fact.getClass());
    }
}
