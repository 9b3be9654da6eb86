package org.aisleflow.sim.sending;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.world.Seeds;
import org.jspecify.annotations.Nullable;

/**
 * Ways to the gateway for very many devices that keep nothing: what is not acknowledged is lost,
 * and said to be. Connections that end are opened again. Thread-safe.
 */
public final class DirectLinks implements AutoCloseable {
    private static final int MOST_IN_FLIGHT = 65_535;
    private static final int THREADS = 64;

    private final Destination destination;
    private final Seeds seeds;
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(THREADS, Thread.ofVirtual().factory());
    private final CoapNetwork coap = new CoapNetwork(timer);
    private final @Nullable Coaps coaps;
    private final Queue<Link> links = new ConcurrentLinkedQueue<>();

    /** What became of a message that was sent once. */
    public enum Sent {
        /** The gateway acknowledged it. */
        STORED,
        /** The gateway refused it for good. */
        REFUSED,
        /** Nobody can say; the device would have to send it again. */
        LOST
    }

    /** One device's way to the gateway. */
    public interface DirectLink {
        /**
         * Asks to be told when the device can send, each time it has become so.
         *
         * @param ready called by any thread
         */
        void whenReady(Runnable ready);

        /**
         * Sends once, now.
         *
         * @param message what the device says
         * @param sent told exactly once what became of it, by any thread, perhaps before this
         *     returns
         */
        void send(Outgoing message, Consumer<Sent> sent);
    }

    /**
     * Prepares; nothing is opened yet.
     *
     * @param destination where to send
     * @param keys the pre-shared keys of the devices that speak CoAP, which then goes over DTLS to
     *     the destination's CoAP port; null for plain CoAP
     * @param seeds for the pauses between attempts to connect
     */
    public DirectLinks(Destination destination, @Nullable DeviceKeys keys, Seeds seeds) {
        this.destination = destination;
        this.seeds = seeds;
        this.coaps = keys == null ? null : new Coaps(keys, timer);
        coap.start();
    }

    /**
     * A device's way.
     *
     * @param store the store
     * @param device the device: the MQTT client id; over DTLS, its key is that of store/device
     * @param protocol MQTT or CoAP
     * @return the way
     */
    public DirectLink open(StoreId store, DeviceId device, Protocol protocol) {
        Link link = link(store + "/" + device, device, protocol);
        links.add(link);
        return new DirectLink() {
            @Override
            public void whenReady(Runnable ready) {
                link.whenReady(ready);
                if (protocol == Protocol.COAP) {
                    ready.run();
                }
            }

            @Override
            public void send(Outgoing message, Consumer<Sent> sent) {
                link.send(Letter.of(message, protocol), answer -> sent.accept(of(answer)));
            }
        };
    }

    private Link link(String identity, DeviceId device, Protocol protocol) {
        var random = seeds.stream("back-off " + identity, 0);
        if (protocol == Protocol.MQTT) {
            return new MqttLink(
                    destination.mqttUri(), device.value(), MOST_IN_FLIGHT, timer, random);
        }
        Coaps secured = coaps;
        return secured == null
                ? new CoapLink(
                        coap.endpointFor(identity),
                        destination.coapUri(),
                        MOST_IN_FLIGHT,
                        timer,
                        random)
                : new CoapLink(
                        secured.open(identity),
                        destination.coapsUri(),
                        MOST_IN_FLIGHT,
                        timer,
                        random);
    }

    private static Sent of(Answer answer) {
        return switch (answer) {
            case Answer.Stored _ -> Sent.STORED;
            case Answer.Refused _ -> Sent.REFUSED;
            case Answer.TryAgain _ -> Sent.LOST;
        };
    }

    /** Closes all ways; what is not acknowledged is lost. */
    @Override
    public void close() {
        // Each takes a moment to say goodbye; thousands do it at once.
        try (ExecutorService closers = Executors.newVirtualThreadPerTaskExecutor()) {
            links.forEach(link -> closers.execute(link::close));
        }
        if (coaps != null) {
            coaps.close();
        }
        coap.close();
        timer.shutdownNow();
    }
}
