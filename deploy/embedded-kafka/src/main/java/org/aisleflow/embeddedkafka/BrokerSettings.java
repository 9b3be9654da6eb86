package org.aisleflow.embeddedkafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The broker properties of a small, single, loopback-only Kafka node. Pure: a value in, a value
 * out.
 */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String HOST = "127.0.0.1";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    static Map<String, String> of(Path logFolder, int port, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.put("log.dirs", logFolder.toString());
        settings.putAll(network(port, controllerPort));
        settings.putAll(singleNode());
        settings.putAll(smallFootprint());
        return Map.copyOf(settings);
    }

    private static Map<String, String> network(int port, int controllerPort) {
        var broker = "BROKER://" + HOST + ":" + port;
        var controller = CONTROLLER_LISTENER + "://" + HOST + ":" + controllerPort;
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        settings.put("listeners", broker + "," + controller);
        settings.put("advertised.listeners", broker);
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        return settings;
    }

    private static Map<String, String> singleNode() {
        var settings = new HashMap<String, String>();
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        // A shop that was switched off for a month continues where it stopped.
        settings.put("offsets.retention.minutes", Integer.toString(31 * 24 * 60));
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        // After an unclean exit the new broker is refused until the session of the old one ends.
        settings.put("broker.session.timeout.ms", "2500");
        settings.put("broker.heartbeat.interval.ms", "500");
        // Nobody else will join: a group need not wait before its first assignment.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Topics are declared by the programs that own them; a typo must fail.
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    private static Map<String, String> smallFootprint() {
        var settings = new HashMap<String, String>();
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.cleaner.threads", "1");
        // 128 MB by default, taken from the heap at start.
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        // Segments are the unit of retention and of the scan after an unclean exit.
        settings.put("log.segment.bytes", Integer.toString(32 << 20));
        // Indexes of open segments are allocated in full; this is ample for 32 MB segments.
        settings.put("log.index.size.max.bytes", Integer.toString(256 << 10));
        settings.put("metadata.log.segment.bytes", Integer.toString(16 << 20));
        settings.put("metadata.log.max.record.bytes.between.snapshots", "1048576");
        settings.put("metadata.max.retention.bytes", Integer.toString(32 << 20));
        // By default an otherwise idle controller writes and syncs a record twice a second.
        settings.put("metadata.max.idle.interval.ms", "0");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        return settings;
    }
}
