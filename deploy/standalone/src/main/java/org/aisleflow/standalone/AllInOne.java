package org.aisleflow.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.aisleflow.api.Api;
import org.aisleflow.api.ApiConfig;
import org.aisleflow.api.history.HistorySettings;
import org.aisleflow.api.http.HealthPart;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.credentials.SealingKey;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.aisleflow.gateway.Gateway;
import org.aisleflow.gateway.GatewayConfig;
import org.aisleflow.gateway.GatewayHealth;
import org.aisleflow.streams.Health;
import org.aisleflow.streams.StreamProcessing;
import org.aisleflow.streams.StreamProcessingConfig;
import org.jspecify.annotations.Nullable;

/** The parts list: Kafka, gateway, stream-processing and api in this JVM. */
final class AllInOne implements AutoCloseable {
    /** One shop keeps one partition busy; more would only cost memory. */
    static final int PARTITIONS = 1;

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);

    private static final String INSECURE =
            "devices on this machine need no credentials (--insecure-devices)";
    private static final HealthPart OPEN_TO_ANYBODY =
            new HealthPart(HealthPart.Status.UP, INSECURE);

    private final Parts parts;

    private AllInOne(Parts parts) {
        this.parts = parts;
    }

    /**
     * What differs between the commands.
     *
     * @param insecureDevices whether devices without credentials, on this machine, are let in
     * @param lateness how old an event may be to be computed
     * @param seed master data for an empty catalog
     */
    record Settings(boolean insecureDevices, Duration lateness, Collection<CatalogEntry> seed) {}

    /**
     * Starts the parts, those that need not wait for one another at the same time.
     *
     * @throws IllegalStateException with a sentence, if one of them cannot start
     */
    static AllInOne start(
            Settings settings,
            DataFolder data,
            Ports ports,
            TlsOptions tls,
            String token,
            Clock clock) {
        Parts parts = new Parts();
        try {
            String kafka = parts.add(EmbeddedKafka.start(data.of("kafka"), 0)).bootstrapServers();
            CatalogSeed.writeMissing(kafka, settings.seed());
            SealingKey sealingKey = data.sealingKey();
            var gateway =
                    together(() ->
                            Gateway.start(gatewayConfig(settings, data, ports, tls, kafka), clock));
            var streams =
                    together(() ->
                            running(
                                    StreamProcessing.start(
                                            streamsConfig(settings, data, kafka), clock)));
            var api =
                    together(() ->
                            Api.start(
                                    apiConfig(
                                            data,
                                            ports,
                                            token,
                                            kafka,
                                            sealingKey,
                                            health(gateway, streams)),
                                    clock));
            // In the order of the flow, so that on the way down devices are cut off last.
            List.of(gateway, streams, api).forEach(part -> addWhenStarted(parts, part));
            return new AllInOne(parts);
        } catch (RuntimeException failure) {
            parts.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        parts.close();
    }

    private static StreamProcessing running(StreamProcessing streams) {
        try {
            streams.awaitRunning(START_PATIENCE);
            return streams;
        } catch (RuntimeException failure) {
            streams.close();
            throw failure;
        }
    }

    private static <T> CompletableFuture<T> together(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, Thread::startVirtualThread);
    }

    private static void addWhenStarted(
            Parts parts, CompletableFuture<? extends AutoCloseable> part) {
        try {
            parts.add(part.join());
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private static GatewayConfig gatewayConfig(
            Settings settings, DataFolder data, Ports ports, TlsOptions tls, String kafka) {
        Map<String, String> gateway = new HashMap<>();
        gateway.put("dataFolder", data.of("gateway").toString());
        gateway.put("kafka", kafka);
        gateway.put("kafkaPartitions", Integer.toString(PARTITIONS));
        gateway.put("mqttPort", Integer.toString(ports.mqtt()));
        gateway.put("coapPort", Integer.toString(ports.coap()));
        gateway.put("coapsPort", Integer.toString(ports.coaps()));
        gateway.put("secureHost", ports.secureHost());
        gateway.put("insecureDevices", Boolean.toString(settings.insecureDevices()));
        gateway.put("sealingKeyFile", data.sealingKeyFile().toString());
        ports.mqtts().ifPresent(port -> gateway.put("mqttsPort", Integer.toString(port)));
        put(gateway, "tlsCertificate", tls.certificate());
        put(gateway, "tlsKey", tls.key());
        put(gateway, "tlsClientCa", tls.clientAuthority());
        return GatewayConfig.read(gateway);
    }

    private static void put(Map<String, String> settings, String name, @Nullable Path file) {
        if (file != null) {
            settings.put(name, file.toString());
        }
    }

    private static StreamProcessingConfig streamsConfig(
            Settings settings, DataFolder data, String kafka) {
        return StreamProcessingConfig.of(kafka, data.of("streams"))
                .withPartitions(PARTITIONS)
                .withLateness(settings.lateness());
    }

    private static ApiConfig apiConfig(
            DataFolder data,
            Ports ports,
            String token,
            String kafka,
            SealingKey sealingKey,
            Supplier<Map<String, HealthPart>> health) {
        return new ApiConfig(
                "127.0.0.1",
                ports.http(),
                token,
                kafka,
                PARTITIONS,
                new HistorySettings.Sqlite(data.of("history").resolve("history.sqlite")),
                ApiConfig.DEFAULT_RETENTION,
                ApiConfig.DEFAULT_GRACE,
                sealingKey,
                health);
    }

    private static Supplier<Map<String, HealthPart>> health(
            CompletableFuture<Gateway> gateway, CompletableFuture<StreamProcessing> streams) {
        HealthPart starting = HealthPart.down("still starting");
        return () ->
                Map.of(
                        "gateway", gateway.thenApply(AllInOne::healthOf).getNow(starting),
                        "stream-processing",
                                streams.thenApply(AllInOne::healthOf).getNow(starting));
    }

    private static HealthPart healthOf(Gateway gateway) {
        GatewayHealth health = gateway.health();
        return switch (health.status()) {
            case UP -> gateway.letsAnybodyIn() ? OPEN_TO_ANYBODY : HealthPart.up();
            case DEGRADED ->
                    HealthPart.degraded(
                            String.join("; ", health.reasons())
                                    + (gateway.letsAnybodyIn() ? "; " + INSECURE : ""));
        };
    }

    private static HealthPart healthOf(StreamProcessing streams) {
        Health health = streams.health();
        return switch (health.status()) {
            case UP -> HealthPart.up();
            case STARTING -> HealthPart.down(health.reason());
            case DOWN -> HealthPart.down(health.reason());
        };
    }
}
