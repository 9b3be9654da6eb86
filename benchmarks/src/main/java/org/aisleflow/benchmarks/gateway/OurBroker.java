package org.aisleflow.benchmarks.gateway;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.aisleflow.gateway.broker.BrokerSettings;
import org.aisleflow.gateway.broker.CommandListener;
import org.aisleflow.gateway.broker.DevicePolicy;
import org.aisleflow.gateway.broker.EmbeddedBroker;
import org.aisleflow.gateway.broker.InternalIdentity;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.mqtt.TelemetryReader;
import org.aisleflow.gateway.quota.Quotas;

/** The gateway's broker, with its checks and its synced journal, for somebody else's subscriber. */
record OurBroker(EmbeddedBroker broker, InternalIdentity subscriber) implements AutoCloseable {
    static final String CLIENT_ID = InternalIdentity.CLIENT_ID_PREFIX + "-reader";
    static final String FILTER = TelemetryReader.FILTER;

    private static final long MINIMUM_FREE_BYTES = 64L << 20;
    private static final long UNLIMITED = 1L << 40;

    static OurBroker start(Path folder) {
        Clock clock = Clock.systemUTC();
        InternalIdentity subscriber = InternalIdentity.generate(new SecureRandom());
        return new OurBroker(
                EmbeddedBroker.start(
                        BrokerSettings.plain("127.0.0.1", 0, folder, MINIMUM_FREE_BYTES),
                        subscriber,
                        DevicePolicy.anybodyOnThisMachine(),
                        new AccessAudit(clock),
                        new Quotas(
                                new Quotas.Rates(UNLIMITED, UNLIMITED, UNLIMITED),
                                System::nanoTime),
                        CLIENT_ID,
                        FILTER,
                        CommandListener.none(),
                        clock),
                subscriber);
    }

    String uri() {
        return "tcp://127.0.0.1:" + broker.port();
    }

    @Override
    public void close() {
        broker.close();
    }
}
