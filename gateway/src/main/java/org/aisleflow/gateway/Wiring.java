package org.aisleflow.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.aisleflow.contracts.credentials.SealingKey;
import org.aisleflow.gateway.broker.BrokerSettings;
import org.aisleflow.gateway.broker.CredentialPolicy;
import org.aisleflow.gateway.broker.DevicePolicy;
import org.aisleflow.gateway.broker.EmbeddedBroker;
import org.aisleflow.gateway.broker.InternalIdentity;
import org.aisleflow.gateway.coap.CoapSettings;
import org.aisleflow.gateway.identity.CredentialTable;
import org.aisleflow.gateway.mqtt.BrokerAddress;
import org.aisleflow.gateway.tls.TlsFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each part is told, as it follows from the gateway's configuration. */
record Wiring(GatewayConfig config) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Wiring.class);

    BrokerSettings broker(DataFolder folder) {
        TlsFiles tls = config.tls();
        return new BrokerSettings(
                config.mqttHost(),
                config.mqttPort(),
                tls == null
                        ? null
                        : new BrokerSettings.Secure(config.secureHost(), config.mqttsPort(), tls),
                folder.journal(),
                config.minimumFreeDiskBytes(),
                config.mostConnections(),
                Duration.ofSeconds(config.longestSessionSeconds()));
    }

    DevicePolicy policy(CredentialTable table) {
        DevicePolicy byCredentials = new CredentialPolicy(table);
        if (!config.insecureDevices()) {
            return byCredentials;
        }
        LOGGER.warn("Devices need no credentials: anybody on this machine may send anything");
        return byCredentials.orWithoutCredentials(DevicePolicy.anybodyOnThisMachine());
    }

    CoapSettings coap(DataFolder folder, boolean hasSealingKey) {
        TlsFiles tls = config.tls();
        return new CoapSettings(
                new InetSocketAddress(config.coapHost(), config.coapPort()),
                config.insecureDevices(),
                tls == null && !hasSealingKey
                        ? null
                        : new CoapSettings.Secure(
                                new InetSocketAddress(config.secureHost(), config.coapsPort()),
                                tls,
                                folder.dtlsConnections()));
    }

    @Nullable SealingKey sealingKey() {
        Path file = config.sealingKeyFile();
        if (file == null) {
            return null;
        }
        try {
            return SealingKey.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The sealing key %s cannot be read".formatted(file), unreadable);
        }
    }

    BrokerAddress address(@Nullable EmbeddedBroker broker, InternalIdentity identity) {
        if (broker != null) {
            return new BrokerAddress(
                    config.mqttHost(),
                    broker.port(),
                    false,
                    new BrokerAddress.Login(identity.user(), identity.password()));
        }
        String user = config.externalMqttUser();
        String password = config.externalMqttPassword();
        return new BrokerAddress(
                String.valueOf(config.externalMqttHost()),
                config.externalMqttPort(),
                config.externalMqttTls(),
                user == null || password == null ? null : new BrokerAddress.Login(user, password));
    }

    /** At the embedded broker the reader never changes its name: its unread messages go by it. */
    String readerId() {
        return InternalIdentity.CLIENT_ID_PREFIX + "-reader" + suffix();
    }

    String writerId() {
        return InternalIdentity.CLIENT_ID_PREFIX + "-writer" + suffix();
    }

    private String suffix() {
        return config.externalMqttHost() == null ? "" : "-" + config.externalMqttClient();
    }
}
