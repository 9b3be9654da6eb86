package org.aisleflow.api.stores;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/** Finds the store that a call names. */
@Singleton
public final class KnownStores {
    private final LatestFacts facts;

    KnownStores(LatestFacts facts) {
        this.facts = facts;
    }

    /**
     * Finds a store.
     *
     * @param id as the call names it
     * @return the store
     * @throws ProblemException if there is none of that id
     */
    public Store get(String id) {
        StoreId store;
        try {
            store = StoreId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.badField("store", String.valueOf(malformed.getMessage()));
        }
        return facts.catalog()
                .store(store)
                .orElseThrow(() ->
                        ProblemException.notFound(
                                "There is no store %s; GET /api/v1/stores lists them."
                                        .formatted(id)));
    }

    /**
     * Reads a store that a call may name.
     *
     * @param id as the call names it, or null
     * @return the store's id, or empty if the call names none
     * @throws ProblemException if there is none of that id
     */
    public Optional<StoreId> find(@Nullable String id) {
        return Optional.ofNullable(id).map(text -> get(text).id());
    }
}
