package org.aisleflow.gateway.commands;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.wire.CommandWire;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the commands of devices that speak MQTT to the broker, each once for each of the device's
 * sessions: the session keeps it while the device is away.
 */
public final class MqttOutlet implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(MqttOutlet.class);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration LEAST_VALIDITY = Duration.ofSeconds(1);

    private final CommandBook book;
    private final Broker broker;
    private final InstantSource clock;
    private final Map<DeviceIdentity, Set<CommandId>> handed = new HashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("gateway-commands-mqtt").factory());
    private boolean started;

    /** The broker that devices are connected to. */
    public interface Broker {
        /**
         * Says whether a device has a session that keeps commands for it.
         *
         * @param device the device
         * @return true also if that cannot be known
         */
        boolean keepsFor(DeviceIdentity device);

        /**
         * Hands a command over.
         *
         * @param topic the device's command topic
         * @param payload the command
         * @param contentType the payload's type
         * @param validity from then on the broker drops it
         * @return completes when the broker has it
         */
        CompletionStage<Void> publish(
                String topic, byte[] payload, String contentType, Duration validity);
    }

    /**
     * Makes an outlet; {@link #start} starts it.
     *
     * @param book the commands
     * @param broker where to hand them over
     * @param clock tells how long they are valid
     */
    public MqttOutlet(CommandBook book, Broker broker, InstantSource clock) {
        this.book = book;
        this.broker = broker;
        this.clock = clock;
    }

    /** Begins; what could not be handed over is tried again every two seconds. */
    public void start() {
        later(() -> started = true);
        thread.scheduleWithFixedDelay(
                this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A device has commands waiting, or can be given some now.
     *
     * @param device the device
     */
    public void offer(DeviceIdentity device) {
        later(() -> handOver(device));
    }

    /**
     * A command is in a device's session already, from before a restart.
     *
     * @param device the device
     * @param id the command
     */
    public void isHanded(DeviceIdentity device, CommandId id) {
        later(() -> handed.computeIfAbsent(device, _ -> new HashSet<>()).add(id));
    }

    /**
     * What was handed over so far is not, or not everywhere, where the device looks for it: one of
     * its sessions has ended, or another has begun.
     *
     * @param device the device
     */
    public void handAgain(DeviceIdentity device) {
        later(() -> handed.remove(device));
    }

    private void sweep() {
        try {
            Set<DeviceIdentity> devices = book.devices();
            handed.keySet().retainAll(devices);
            devices.forEach(this::handOver);
        } catch (RuntimeException bug) {
            // A timer never calls again what once threw.
            LOGGER.error("Commands could not be handed to the broker", bug);
        }
    }

    private void handOver(DeviceIdentity device) {
        if (!started || !broker.keepsFor(device)) {
            return;
        }
        Set<CommandId> done = handed.computeIfAbsent(device, _ -> new HashSet<>());
        for (Command command : book.waiting(device)) {
            Duration validity = Duration.between(clock.instant(), command.expires());
            // MQTT counts in seconds, and one would be too many.
            if (validity.compareTo(LEAST_VALIDITY) >= 0 && done.add(command.id())) {
                publish(device, command, validity);
            }
        }
    }

    private void publish(DeviceIdentity device, Command command, Duration validity) {
        broker.publish(
                        CommandWire.topic(device.store(), device.device()),
                        CommandWire.encode(command, Encoding.JSON),
                        Encoding.JSON.contentType(),
                        validity)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOGGER.debug("{} was not handed to the broker", command.id(), failure);
                        later(() ->
                                handed.getOrDefault(device, new HashSet<>()).remove(command.id()));
                    }
                });
    }

    private void later(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            LOGGER.debug("The gateway stops", closed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
