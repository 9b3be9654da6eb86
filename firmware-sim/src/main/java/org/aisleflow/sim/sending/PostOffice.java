package org.aisleflow.sim.sending;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.sim.devices.Dice;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.world.NetworkFaults;
import org.aisleflow.sim.world.Seeds;

/**
 * Takes what devices say, keeps it, and sends it over a connection per device until the gateway has
 * it. Used by one thread, apart from {@link #delivered} and {@link #waiting}.
 */
public final class PostOffice implements AutoCloseable {
    /** A device whose memory holds so many messages of the past waits before it says more. */
    private static final int MOST_WAITING_OF_THE_PAST = 600;

    /**
     * The same where sensors look once a second: those that see the same people tell of them
     * together, no one so many seconds ahead of the others.
     */
    private static final int MOST_WAITING_OF_A_WATCHED_PAST = 10;

    private static final int MQTT_IN_FLIGHT = 200;
    private static final int COAP_IN_FLIGHT = 4;
    private static final int TIMER_THREADS = 64;

    private final Destination destination;
    private final Flash flash;
    private final Seeds seeds;
    private final Network network;
    private final LatePost late;
    private final Consumer<Fate> fates;
    private final Consumer<Command> commands;
    private final Tally tally = new Tally();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(TIMER_THREADS, Thread.ofVirtual().factory());
    private final CoapNetwork coap = new CoapNetwork(timer);
    private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();

    /**
     * Opens the post office; what was kept from an earlier run is sent first.
     *
     * @param destination where to send
     * @param memory the file that holds what is undelivered
     * @param seeds for the pauses between attempts, and for what the network does
     * @param faults how bad the network is
     * @param fates told what became of every message, by any thread
     * @param commands takes what devices are told to do, by any thread; must not block
     */
    public PostOffice(
            Destination destination,
            Path memory,
            Seeds seeds,
            NetworkFaults faults,
            Consumer<Fate> fates,
            Consumer<Command> commands) {
        this.commands = commands;
        this.destination = destination;
        this.seeds = seeds;
        this.network = new Network(faults, new Dice(seeds.of("network")));
        this.late = new LatePost(destination.memoryBytes(), this::giveUp);
        this.fates = fates;
        this.flash = Flash.open(memory);
        coap.start();
        flash.undelivered().forEach(letter -> mailbox(letter).put(letter));
    }

    /**
     * The time up to which everything was told in earlier runs.
     *
     * @return empty if nothing was
     */
    public Optional<Instant> toldUntil() {
        return flash.toldUntil();
    }

    /**
     * Takes what was said in the past; waits while the gateway is slower than the simulation.
     *
     * @param said all that was said up to the time
     * @param until the time
     * @throws InterruptedException if the simulation is stopped meanwhile
     */
    public void takePast(List<Outgoing> said, Instant until) throws InterruptedException {
        for (Mailbox mailbox : take(said, until)) {
            mailbox.awaitFewerThan(MOST_WAITING_OF_THE_PAST);
        }
    }

    /**
     * Takes what was said in a second of the past that is told as fully as the present; waits while
     * a device is ten messages behind.
     *
     * @param said all that was said up to the time
     * @param until the time
     * @throws InterruptedException if the simulation is stopped meanwhile
     */
    public void takeWatchedPast(List<Outgoing> said, Instant until) throws InterruptedException {
        for (Mailbox mailbox : take(said, until)) {
            mailbox.awaitFewerThan(MOST_WAITING_OF_A_WATCHED_PAST);
        }
    }

    /**
     * Takes what was said just now; never waits.
     *
     * @param said all that was said up to the time
     * @param until the time
     */
    public void takeLive(List<Outgoing> said, Instant until) {
        take(said, until);
    }

    private List<Mailbox> take(List<Outgoing> said, Instant until) {
        List<Letter> letters =
                said.stream().map(message -> Letter.of(message, destination.only())).toList();
        flash.keep(letters, until);
        List<Letter> leaving = new ArrayList<>();
        for (Letter letter : letters) {
            long leaves = network.leaves(letter);
            if (leaves > until.toEpochMilli()) {
                late.keep(letter, leaves);
            } else {
                leaving.add(letter);
            }
        }
        leaving.addAll(late.leavingBy(until.toEpochMilli()));
        return hand(leaving);
    }

    private List<Mailbox> hand(List<Letter> leaving) {
        List<Mailbox> used = new ArrayList<>();
        for (Letter letter : leaving) {
            Mailbox mailbox = mailbox(letter);
            mailbox.put(letter);
            used.add(mailbox);
        }
        return used;
    }

    /** Lets everything leave that devices without a connection keep: nothing more will be said. */
    public void connectAll() {
        hand(late.leavingBy(Long.MAX_VALUE));
    }

    private Mailbox mailbox(Letter letter) {
        String device = letter.address().store() + "/" + letter.device();
        Mailbox known = mailboxes.get(device);
        if (known != null) {
            return known;
        }
        Mailbox mailbox =
                new Mailbox(
                        device,
                        link(letter, device),
                        destination.memoryBytes(),
                        timer,
                        this::ended,
                        tally);
        synchronized (mailboxes) {
            mailboxes.put(device, mailbox);
        }
        mailbox.open();
        return mailbox;
    }

    private void ended(Letter letter, Fate.Outcome outcome) {
        flash.forget(letter);
        tell(letter, outcome);
    }

    private void giveUp(Letter letter) {
        tally.gaveUp();
        ended(letter, Fate.Outcome.GIVEN_UP);
    }

    private void tell(Letter letter, Fate.Outcome outcome) {
        fates.accept(
                new Fate(letter.address(), letter.message(), network.mischief(letter), outcome));
    }

    private Link link(Letter letter, String device) {
        Link way = way(letter, device);
        way.listen(new Inbox(letter.address().store(), letter.device(), commands));
        return new BadLink(way, network);
    }

    private Link way(Letter letter, String device) {
        var random = seeds.stream("back-off " + device, 0);
        if (letter.protocol() == Protocol.COAP) {
            return new CoapLink(
                    coap.endpointFor(device), destination.coapUri(), COAP_IN_FLIGHT, timer, random);
        }
        // The long form of the client id: shops may give their devices the same names.
        return new MqttLink(destination.mqttUri(), device, MQTT_IN_FLIGHT, timer, random);
    }

    /**
     * What became of the messages so far. May be called by any thread.
     *
     * @return counts since the start of the program
     */
    public Delivered delivered() {
        return tally.delivered();
    }

    /**
     * Messages that devices keep because they are not delivered, those apart that a device without
     * a connection keeps. May be called by any thread.
     *
     * @return 0 if everything is delivered that can be
     */
    public int waiting() {
        synchronized (mailboxes) {
            return mailboxes.values().stream().mapToInt(Mailbox::size).sum();
        }
    }

    /** Stops sending; what is undelivered is kept for the next run. */
    @Override
    public void close() {
        List<Mailbox> open;
        synchronized (mailboxes) {
            open = List.copyOf(mailboxes.values());
        }
        open.parallelStream().forEach(Mailbox::close);
        coap.close();
        timer.shutdownNow();
        flash.undelivered().forEach(letter -> tell(letter, Fate.Outcome.NEVER_SENT));
        flash.close();
    }
}
