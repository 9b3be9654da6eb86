package org.aisleflow.gateway.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** The broker's settings in Artemis' words. */
final class BrokerConfiguration {
    static final String ACCEPTOR = "mqtt";
    static final String SECURE_ACCEPTOR = "mqtts";

    private static final String LIMITS =
            "protocols=MQTT;httpUpgradeEnabled=true;handshake-timeout=0;topicAliasMaximum=0;receiveMaximum=1000;connectionsAllowed=%d;defaultMqttSessionExpiryInterval=%d;maximumPacketSize="
                    + SizeLimit.LARGEST_PACKET_BYTES;

    private static final String DEAD_LETTERS = "undeliverable";
    private static final String EXPIRED = "expired";
    private static final long MEMORY_BYTES = 64L << 20;
    private static final int PAGE_BYTES = 2 << 20;
    private static final int JOURNAL_FILE_BYTES = 2 << 20;
    private static final int THREADS = 12;

    private BrokerConfiguration() {}

    static Configuration of(BrokerSettings settings, String readerClientId, String readerFilter) {
        Configuration configuration = new ConfigurationImpl();
        configuration.setName("aisleflow-gateway");
        addAcceptor(configuration, ACCEPTOR, settings);
        if (settings.secure() != null) {
            addAcceptor(configuration, SECURE_ACCEPTOR, settings);
        }
        configuration.setJMXManagementEnabled(false);
        configuration.setThreadPoolMaxSize(THREADS);
        configuration.setScheduledThreadPoolMaxSize(2);
        keep(configuration, settings);
        secure(configuration);
        configuration.addAddressSetting("#", addresses());
        configuration.addAddressSetting("aisleflow.v1.*.*." + TelemetryAddress.COMMAND, commands());
        configuration.addAddressConfiguration(keptAddress(DEAD_LETTERS));
        configuration.addAddressConfiguration(keptAddress(EXPIRED));
        configuration.addQueueConfiguration(
                readerQueue(configuration, readerClientId, readerFilter));
        return configuration;
    }

    /** Without a port of its own: connections come to it through the front door. */
    private static void addAcceptor(
            Configuration configuration, String name, BrokerSettings settings) {
        try {
            configuration.addAcceptorConfiguration(name, "tcp://localhost:0?" + limits(settings));
        } catch (Exception malformed) {
            throw new IllegalStateException("The MQTT broker cannot take connections", malformed);
        }
    }

    /** The session expiry is for devices of MQTT 3.1.1, which cannot name one of their own. */
    private static String limits(BrokerSettings settings) {
        return LIMITS.formatted(settings.mostConnections(), settings.longestSession().toSeconds());
    }

    private static void keep(Configuration configuration, BrokerSettings settings) {
        Path folder = settings.dataFolder().toAbsolutePath();
        configuration.setPersistenceEnabled(true);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalDirectory(folder.resolve("journal").toString());
        configuration.setBindingsDirectory(folder.resolve("bindings").toString());
        configuration.setPagingDirectory(folder.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
        // Small ones, so that a small disk is not full before the first message.
        configuration.setJournalFileSize(JOURNAL_FILE_BYTES);
        // Files that a backlog needed are given back to the disk afterwards.
        configuration.setJournalPoolFiles(4);
        configuration.setGlobalMaxSize(MEMORY_BYTES);
        configuration.setMinDiskFree(settings.minimumFreeBytes());
        // Often enough that the room left is not used up in between.
        configuration.setDiskScanPeriod(100);
    }

    private static void secure(Configuration configuration) {
        configuration.setSecurityEnabled(true);
        // Devices without credentials would all share one entry of these caches.
        configuration.setAuthenticationCacheSize(0);
        configuration.setAuthorizationCacheSize(0);
    }

    private static AddressSettings addresses() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setPageSizeBytes(PAGE_BYTES)
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(EXPIRED))
                // By default the tenth redelivery would put telemetry aside.
                .setMaxDeliveryAttempts(-1)
                // Each topic is an address; making it anew for every message would cost a sync.
                .setAutoDeleteAddressesDelay(Duration.ofDays(1).toMillis());
    }

    /** A command that has expired is of no use to anybody: it is dropped, not put aside. */
    private static AddressSettings commands() {
        return addresses().setExpiryAddress(SimpleString.of(""));
    }

    private static CoreAddressConfiguration keptAddress(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .setQueueConfigs(
                        List.of(
                                QueueConfiguration.of(name)
                                        .setAddress(name)
                                        .setRoutingType(RoutingType.ANYCAST)
                                        .setDurable(true)));
    }

    /** As if the reader were an MQTT client with that subscription. */
    static SimpleString readerQueueName(String clientId, String filter) {
        return SimpleString.of(
                MQTTUtil.getCoreQueueFromMqttTopic(filter, clientId, new WildcardConfiguration()));
    }

    /**
     * The reader's subscription, there before the first device: what is published while nobody is
     * subscribed would be acknowledged and dropped.
     */
    private static QueueConfiguration readerQueue(
            Configuration configuration, String clientId, String filter) {
        var wildcards = configuration.getWildcardConfiguration();
        return QueueConfiguration.of(readerQueueName(clientId, filter))
                .setAddress(MQTTUtil.getCoreAddressFromMqttTopic(filter, wildcards))
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(true)
                .setAutoDelete(false);
    }
}
