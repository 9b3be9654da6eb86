package org.aisleflow.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.aisleflow.contracts.credentials.SealingKey;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.gateway.broker.DevicePolicy;
import org.aisleflow.gateway.broker.EmbeddedBroker;
import org.aisleflow.gateway.broker.InternalIdentity;
import org.aisleflow.gateway.coap.CoapFront;
import org.aisleflow.gateway.commands.MqttOutlet;
import org.aisleflow.gateway.delivery.DeliverySource;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.CredentialTable;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.aisleflow.gateway.intake.Intake;
import org.aisleflow.gateway.intake.Registry;
import org.aisleflow.gateway.kafka.CatalogFollower;
import org.aisleflow.gateway.kafka.CredentialFollower;
import org.aisleflow.gateway.kafka.KafkaLog;
import org.aisleflow.gateway.kafka.ReplayFollower;
import org.aisleflow.gateway.kafka.TopicSetup;
import org.aisleflow.gateway.mqtt.BrokerAddress;
import org.aisleflow.gateway.mqtt.TelemetryReader;
import org.aisleflow.gateway.mqtt.TelemetryWriter;
import org.aisleflow.gateway.quota.Quotas;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running gateway: devices in over MQTT and CoAP, Kafka out. What a device was told is stored is
 * in Kafka sooner or later, also if this process is killed in between.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Gateway.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Parts parts;
    private final GatewayConfig config;
    private final Wiring wiring;
    private final AccessAudit audit;
    private final Quotas quotas;
    private final CredentialFollower credentials;
    private final KafkaLog log;
    private final Commands commands;
    private final @Nullable EmbeddedBroker broker;
    private final CatalogFollower catalog;
    private final Forwarder forwarder;
    private final TopicSetup topics;
    private final ReplayFollower replays;
    private final DeliverySource reader;
    private final TelemetryWriter writer;
    private final CoapFront coap;
    private final Heartbeat heartbeat;

    private Gateway(GatewayConfig config, Clock clock, Parts parts) {
        SecureRandom random = new SecureRandom();
        this.wiring = new Wiring(config);
        DataFolder folder = parts.add(DataFolder.hold(config.dataFolder()));
        InternalIdentity identity = InternalIdentity.generate(random);
        this.parts = parts;
        this.config = config;
        this.audit = new AccessAudit(clock);
        this.quotas =
                new Quotas(
                        new Quotas.Rates(
                                config.messagesPerSecond(),
                                config.bytesPerSecond(),
                                config.connectsPerSecond()),
                        System::nanoTime);
        SealingKey sealingKey = wiring.sealingKey();
        CredentialTable table = new CredentialTable(Set.copyOf(config.stores()), sealingKey, clock);
        this.credentials =
                parts.add(new CredentialFollower(config.kafka(), table, folder.credentials()));
        credentials.readCopy();
        this.log = parts.add(new KafkaLog(config.kafka(), clock));
        this.commands = parts.add(new Commands(config, log, new DeviceBroker(), clock));
        this.broker = startBroker(folder, identity, wiring.policy(table), clock);
        BrokerAddress address = wiring.address(broker, identity);

        this.catalog = parts.add(new CatalogFollower(config.kafka()));
        Intake intake = new Intake(withItself(catalog), config.insecureDevices());
        this.topics = parts.add(new TopicSetup(config.kafka(), config.kafkaPartitions()));
        this.forwarder = parts.add(new Forwarder(topics, catalog, intake, log, commands.desk()));
        this.replays = parts.add(new ReplayFollower(config.kafka(), forwarder::forward, clock));
        this.reader =
                parts.add(
                        broker == null
                                ? new TelemetryReader(
                                        address,
                                        wiring.readerId(),
                                        forwarder::forward,
                                        clock,
                                        random)
                                : broker.reader(forwarder::forward, clock, random));
        this.writer =
                parts.add(
                        new TelemetryWriter(
                                address, wiring.writerId(), broker != null, clock, random));
        this.heartbeat =
                parts.add(
                        new Heartbeat(
                                () -> stores(config, catalog), writer, clock, folder.nextBoot()));
        this.coap =
                parts.add(
                        new CoapFront(
                                wiring.coap(folder, sealingKey != null),
                                intake,
                                writer,
                                clock,
                                table,
                                audit,
                                quotas,
                                commands.book(),
                                commands.desk()));
    }

    /** Where devices that speak MQTT are: at the embedded broker, or at one that tells nothing. */
    private final class DeviceBroker implements MqttOutlet.Broker {
        @Override
        public boolean keepsFor(DeviceIdentity device) {
            return broker == null || broker.keepsCommandsFor(device);
        }

        @Override
        public CompletionStage<Void> publish(
                String topic, byte[] payload, String contentType, Duration validity) {
            return writer.command(topic, payload, contentType, validity);
        }
    }

    /**
     * Starts a gateway and returns when devices can send. Kafka need not be there: what devices
     * send waits on disk.
     *
     * @param config what it needs to know
     * @param clock its clock
     * @return the running gateway
     * @throws IllegalStateException with a sentence for people, when a port or the data folder is
     *     in use
     */
    public static Gateway start(GatewayConfig config, Clock clock) {
        Parts parts = new Parts();
        try {
            Gateway gateway = new Gateway(config, clock, parts);
            gateway.run();
            return gateway;
        } catch (InterruptedException hurry) {
            parts.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The gateway was stopped while it started", hurry);
        } catch (RuntimeException failure) {
            parts.close();
            throw failure;
        }
    }

    private void run() throws InterruptedException {
        topics.start();
        catalog.start();
        credentials.start();
        reader.start();
        writer.start();
        if (broker != null) {
            reader.awaitConnected(PATIENCE);
            writer.awaitConnected(PATIENCE);
        }
        // So that devices that come back at once are not turned away for want of the list.
        if (!config.insecureDevices() && !credentials.awaitLoaded(PATIENCE)) {
            LOGGER.warn("Until Kafka answers, the gateway does not know whom to let in");
        }
        coap.start();
        replays.start();
        commands.start();
        heartbeat.start();
        LOGGER.info("Devices reach this gateway over CoAP on port {}", coap.port());
        mqttPort().ifPresent(port -> LOGGER.info("Devices reach it over MQTT on port {}", port));
    }

    /**
     * The port of the embedded broker.
     *
     * @return a TCP port, or empty with an external broker
     */
    public OptionalInt mqttPort() {
        return broker == null ? OptionalInt.empty() : OptionalInt.of(broker.port());
    }

    /**
     * The port of the embedded broker for TLS.
     *
     * @return a TCP port, or empty with an external broker or without a certificate
     */
    public OptionalInt mqttsPort() {
        return broker == null ? OptionalInt.empty() : broker.securePort();
    }

    /**
     * The port of the CoAP endpoint for DTLS.
     *
     * @return a UDP port, or empty without a certificate and a sealing key
     */
    public OptionalInt coapsPort() {
        return coap.securePort();
    }

    /**
     * Says whether devices are let in without credentials.
     *
     * @return true on this machine, for trying things out
     */
    public boolean letsAnybodyIn() {
        return config.insecureDevices();
    }

    /**
     * The port of the CoAP endpoint.
     *
     * @return a UDP port
     */
    public int coapPort() {
        return coap.port();
    }

    /**
     * How the gateway is, at this moment.
     *
     * @return UP, or DEGRADED with the reasons
     */
    public GatewayHealth health() {
        Optional<String> brokerTrouble = broker == null ? Optional.empty() : broker.trouble();
        return new GatewayHealth(
                Stream.of(
                                brokerTrouble,
                                reader.trouble(),
                                writer.trouble(),
                                coap.trouble(),
                                log.trouble())
                        .flatMap(Optional::stream)
                        .toList());
    }

    /**
     * What went through since the start.
     *
     * @return a snapshot
     */
    public GatewayCounters counters() {
        return new GatewayCounters(
                forwarder.accepted(),
                forwarder.refused(),
                broker == null ? 0 : broker.refusedPackets(),
                coap.answers(),
                audit.counts(),
                quotas.slowed());
    }

    /** Stops; what is not in Kafka yet stays with the broker for the next start. */
    @Override
    public void close() {
        parts.close();
    }

    private @Nullable EmbeddedBroker startBroker(
            DataFolder folder, InternalIdentity identity, DevicePolicy policy, Clock clock) {
        if (config.externalMqttHost() != null) {
            return null;
        }
        return parts.add(
                EmbeddedBroker.start(
                        wiring.broker(folder),
                        identity,
                        policy,
                        audit,
                        quotas,
                        wiring.readerId(),
                        TelemetryReader.FILTER,
                        commands,
                        clock));
    }

    private static Collection<StoreId> stores(GatewayConfig config, CatalogFollower catalog) {
        // A report to a store that is not in the catalog yet would only be a dead letter.
        return config.stores().isEmpty()
                ? catalog.stores()
                : catalog.stores().stream().filter(config.stores()::contains).toList();
    }

    /** The catalog, and the gateway itself in each of its stores. */
    private static Registry withItself(CatalogFollower catalog) {
        return new Registry() {
            @Override
            public boolean hasStore(StoreId store) {
                return catalog.hasStore(store);
            }

            @Override
            public boolean hasDevice(StoreId store, DeviceId device) {
                return device.equals(Heartbeat.DEVICE) || catalog.hasDevice(store, device);
            }
        };
    }
}
