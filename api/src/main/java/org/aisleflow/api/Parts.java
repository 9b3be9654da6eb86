package org.aisleflow.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.aisleflow.api.answers.Answers;
import org.aisleflow.api.catalog.CatalogWriter;
import org.aisleflow.api.facts.FactsPublisher;
import org.aisleflow.api.facts.FactsToHistory;
import org.aisleflow.api.facts.KafkaSettings;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.facts.LiveBroadcast;
import org.aisleflow.api.facts.StateReader;
import org.aisleflow.api.fleet.CredentialIssuer;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.api.history.WatchedHistory;
import org.aisleflow.api.http.ApiToken;
import org.aisleflow.api.http.OtherHealth;
import org.aisleflow.api.stores.Grace;

/** The parts list: what the container makes, once each, and closes in the reverse order. */
@Factory
final class Parts {
    private final ApiConfig config;

    Parts(ApiConfig config) {
        this.config = config;
    }

    @Singleton
    KafkaSettings kafka() {
        return new KafkaSettings(config.bootstrapServers(), config.partitions());
    }

    @Singleton
    ApiToken token() {
        return new ApiToken(config.token());
    }

    @Singleton
    CredentialIssuer credentialIssuer(Clock clock) {
        return new CredentialIssuer(config.sealingKey(), new SecureRandom(), clock);
    }

    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Singleton
    Grace grace() {
        return new Grace(config.grace());
    }

    @Singleton
    OtherHealth otherHealth() {
        return new OtherHealth(config.otherHealth());
    }

    @Singleton
    LatestFacts latestFacts() {
        return LatestFacts.empty();
    }

    @Singleton
    LiveBroadcast live() {
        return new LiveBroadcast();
    }

    @Singleton
    @Bean(preDestroy = "close")
    History history() {
        History opened = config.history().open();
        return switch (config.history()) {
            // A file of this machine, which nobody else writes.
            case HistorySettings.Sqlite _ -> new WatchedHistory(opened);
            case HistorySettings.Influx _ -> opened;
        };
    }

    @Singleton
    Answers answers(History history, LatestFacts facts, JsonMapper json, Clock clock) {
        return new Answers(history, facts, json, config.grace(), clock);
    }

    @Singleton
    @Bean(preDestroy = "close")
    StateReader stateReader(
            KafkaSettings kafka, LatestFacts facts, LiveBroadcast live, Clock clock) {
        return StateReader.start(kafka, facts, live, clock);
    }

    @Singleton
    @Bean(preDestroy = "close")
    FactsToHistory factsToHistory(
            KafkaSettings kafka, History history, Clock clock, MeterRegistry meters) {
        return FactsToHistory.start(kafka, history, config.historyRetention(), clock, meters);
    }

    @Singleton
    @Bean(preDestroy = "close")
    FactsPublisher publisher(KafkaSettings kafka, StateReader reader) {
        return new FactsPublisher(kafka, reader);
    }

    @Singleton
    CatalogWriter catalogWriter(LatestFacts facts, FactsPublisher publisher) {
        return new CatalogWriter(facts.catalog(), publisher::catalog);
    }
}
