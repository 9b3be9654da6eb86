package org.aisleflow.gateway.broker;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.wire.CommandWire;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees which devices have subscribed to their commands, and which commands they acknowledge. In the
 * broker each subscription is a queue on the command topic; the guard lets only the device itself
 * have one.
 */
final class CommandSessions implements ActiveMQServerQueuePlugin, ActiveMQServerMessagePlugin {
    private static final Logger LOGGER = LoggerFactory.getLogger(CommandSessions.class);
    private static final String COMMANDS = "." + TelemetryAddress.COMMAND;

    private final WildcardConfiguration wildcards;
    private final CommandListener listener;
    private final Map<DeviceIdentity, Set<SimpleString>> queues = new ConcurrentHashMap<>();

    CommandSessions(WildcardConfiguration wildcards, CommandListener listener) {
        this.wildcards = wildcards;
        this.listener = listener;
    }

    /** Takes in the sessions that the journal has kept, before any device is connected. */
    void readKept(ActiveMQServer server) {
        server.getPostOffice()
                .getAllBindings()
                .filter(QueueBinding.class::isInstance)
                .map(binding -> ((QueueBinding) binding).getQueue())
                .forEach(queue ->
                        deviceOf(queue)
                                .ifPresent(device -> {
                                    keptIn(queue).forEach(id -> listener.kept(device, id));
                                    opened(device, queue);
                                }));
    }

    boolean hasSession(DeviceIdentity device) {
        return queues.containsKey(device);
    }

    @Override
    public void afterCreateQueue(Queue queue) {
        deviceOf(queue)
                .ifPresent(device -> {
                    opened(device, queue);
                    listener.subscribed(device);
                });
    }

    @Override
    public void afterDestroyQueue(
            Queue queue,
            SimpleString address,
            @Nullable SecurityAuth session,
            boolean checkConsumerCount,
            boolean removeConsumers,
            boolean autoDeleteAddress) {
        deviceOf(queue)
                .ifPresent(device -> {
                    queues.computeIfPresent(
                            device,
                            (_, names) -> {
                                names.remove(queue.getName());
                                return names.isEmpty() ? null : names;
                            });
                    listener.sessionEnded(device);
                });
    }

    @Override
    public void messageAcknowledged(
            @Nullable Transaction transaction,
            MessageReference reference,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        if (reason == AckReason.NORMAL && consumer != null) {
            deviceOf(reference.getQueue())
                    .ifPresent(device ->
                            idOf(reference.getMessage())
                                    .ifPresent(id -> listener.acknowledged(device, id)));
        }
    }

    private void opened(DeviceIdentity device, Queue queue) {
        queues.compute(
                device,
                (_, names) -> {
                    Set<SimpleString> all = names == null ? new HashSet<>() : names;
                    all.add(queue.getName());
                    return all;
                });
    }

    /** Empty for every queue but that of a device's own commands. */
    private Optional<DeviceIdentity> deviceOf(Queue queue) {
        SimpleString address = queue.getAddress();
        if (address == null || !address.toString().endsWith(COMMANDS)) {
            return Optional.empty();
        }
        String[] levels =
                MQTTUtil.getMqttTopicFromCoreAddress(address.toString(), wildcards).split("/", -1);
        return levels.length == Guard.TOPIC_LEVELS
                ? DeviceIdentity.parse(levels[2] + "/" + levels[3])
                : Optional.empty();
    }

    private static Collection<CommandId> keptIn(Queue queue) {
        Set<CommandId> ids = new HashSet<>();
        try (LinkedListIterator<MessageReference> kept = queue.browserIterator()) {
            kept.forEachRemaining(one -> idOf(one.getMessage()).ifPresent(ids::add));
        }
        return ids;
    }

    private static Optional<CommandId> idOf(Message message) {
        try {
            ActiveMQBuffer body = message.toCore().getReadOnlyBodyBuffer();
            byte[] payload = new byte[body.readableBytes()];
            body.readBytes(payload);
            return Optional.of(CommandWire.idOf(payload));
        } catch (IllegalArgumentException notOurs) {
            LOGGER.debug("A message on a command topic is no command", notOurs);
            return Optional.empty();
        }
    }
}
