package org.aisleflow.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.sim.devices.CommandMemory;
import org.aisleflow.sim.devices.Fleet;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.purchasing.PurchasingLoop;
import org.aisleflow.sim.sending.Delivered;
import org.aisleflow.sim.sending.PostOffice;
import org.aisleflow.sim.world.Seeds;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulated shops that run: first their past, as fast as the gateway takes it, then real time,
 * never ahead of the clock. Started again on the same folder, they go on where they were; what was
 * missed meanwhile is told as past. Runs in a thread of its own.
 */
public final class Simulation implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Simulation.class);

    /** After a longer sleep of the machine, what was missed is told as past. */
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(5);

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    private static final long WATCH_MILLIS = 20;
    private static final int MOST_COMMANDS = 1_000;

    private final SimulationConfig config;
    private final Clock clock;
    private final PastReport report;
    private final Truth truth;
    private final PostOffice office;
    private final PurchasingLoop purchasing;
    private final List<Fleet> fleets = new ArrayList<>();
    private final BlockingQueue<Command> commands = new ArrayBlockingQueue<>(MOST_COMMANDS);
    private final CompletableFuture<Void> pastSent = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private Instant told;

    private Simulation(SimulationConfig config, Clock clock, Progress progress) {
        this.config = config;
        this.clock = clock;
        ShopSpec first = config.scenario().stores().getFirst();
        LocalDate today = LocalDate.ofInstant(clock.instant(), first.timezone());
        SimulationState state = SimulationState.restart(config, today);
        this.truth = Truth.of(config);
        this.office =
                new PostOffice(
                        config.destination(),
                        config.stateFolder().resolve("undelivered.bin"),
                        new Seeds(config.seed()),
                        config.scenario().devices().network(),
                        truth::fate,
                        this::receive);
        List<World> worlds = worlds(state);
        this.purchasing =
                new PurchasingLoop(
                        config.api(), config.stateFolder().resolve("orders.jsonl"), worlds);
        this.told = install(worlds, state);
        this.report = new PastReport(progress, office, told, clock.instant());
        this.thread = Thread.ofPlatform().name("simulation").daemon().unstarted(this::run);
    }

    private List<World> worlds(SimulationState state) {
        List<World> worlds = new ArrayList<>();
        for (ShopSpec shop : config.scenario().stores()) {
            World world = new World(config.scenario(), shop.id(), state.seed(), state.firstDay());
            truth.watch(world);
            worlds.add(world);
        }
        return worlds;
    }

    /** Switches the devices on; returns up to when all was told before. */
    private Instant install(List<World> worlds, SimulationState state) {
        Instant start = worlds.stream().map(World::now).min(Instant::compareTo).orElseThrow();
        Instant before = office.toldUntil().orElse(start);
        CommandMemory memory = CommandMemory.open(config.stateFolder().resolve("commands.json"));
        for (World world : worlds) {
            fleets.add(
                    new Fleet(
                            world, config.scenario(), state.seed(), state.boot(), before, memory));
        }
        return before;
    }

    /** By any thread; obeyed in the next second of the present. */
    private void receive(Command command) {
        if (!commands.offer(command)) {
            LOGGER.warn("{} is told too much at once; {} is lost", command.device(), command.id());
        }
    }

    /**
     * Starts a simulation; it computes in a thread of its own.
     *
     * @param config what, and where to
     * @param clock what time it is
     * @param progress told how far the past is
     * @return the running simulation; close it to stop
     * @throws IllegalArgumentException if the state folder holds another simulation
     */
    public static Simulation start(SimulationConfig config, Clock clock, Progress progress) {
        Simulation simulation = new Simulation(config, clock, progress);
        simulation.thread.start();
        return simulation;
    }

    /**
     * The master data of the simulated shops, to be entered before they report.
     *
     * @return suppliers, policies, products and stores
     */
    public List<CatalogEntry> catalog() {
        return ShopCatalog.of(config.scenario());
    }

    /**
     * Completes when the past is told and acknowledged up to the last whole minute; fails if the
     * simulation breaks or is closed before.
     *
     * @return the completion
     */
    public CompletableFuture<Void> pastSent() {
        return pastSent.copy();
    }

    /**
     * What became of the messages so far.
     *
     * @return counts since the start of the program
     */
    public Delivered delivered() {
        return office.delivered();
    }

    /**
     * Messages that devices keep because they are not acknowledged yet, those apart that a device
     * without a connection keeps.
     *
     * @return 0 if everything is delivered that can be
     */
    public int waiting() {
        return office.waiting();
    }

    private void run() {
        try {
            if (fleets.getFirst().now().isBefore(told)) {
                fleets.forEach(fleet -> fleet.skipTo(told));
            }
            tellPast();
            if (!config.timeline().live()) {
                office.connectAll();
            }
            awaitDelivery();
            report.finished(clock.instant());
            pastSent.complete(null);
            purchasing.goLive();
            while (config.timeline().live() && !isStopping()) {
                tellNow();
            }
        } catch (InterruptedException stopped) {
            pastSent.completeExceptionally(stopped);
        } catch (RuntimeException bug) {
            LOGGER.error("The simulation has stopped", bug);
            pastSent.completeExceptionally(bug);
        }
    }

    private void tellPast() throws InterruptedException {
        Instant next = nextMinute();
        while (!next.isAfter(clock.instant()) && !isStopping()) {
            Instant minute = next;
            if (isVivid(minute)) {
                tellVividly(minute);
            } else {
                List<Outgoing> said = new ArrayList<>();
                fleets.forEach(fleet -> said.addAll(fleet.past(minute)));
                office.takePast(said, minute);
                told = minute;
            }
            report.told(minute, clock.instant());
            pace();
            next = nextMinute();
        }
    }

    private boolean isVivid(Instant minute) {
        ShopSpec first = config.scenario().stores().getFirst();
        return config.timeline().isVivid(minute, clock.instant(), first);
    }

    private void tellVividly(Instant minute) throws InterruptedException {
        Instant next = told.truncatedTo(ChronoUnit.SECONDS).plus(Fleet.LIVE_STEP);
        while (!next.isAfter(minute) && !isStopping()) {
            Instant second = next;
            List<Outgoing> said = new ArrayList<>();
            fleets.forEach(fleet -> said.addAll(fleet.live(second)));
            office.takeWatchedPast(said, second);
            told = second;
            report.told(second, clock.instant());
            next = second.plus(Fleet.LIVE_STEP);
        }
    }

    private Instant nextMinute() {
        return told.truncatedTo(ChronoUnit.MINUTES).plus(Fleet.PAST_STEP);
    }

    private void pace() throws InterruptedException {
        double millis = Fleet.PAST_STEP.toMillis() / config.timeline().pastSpeed();
        if (millis >= 1) {
            stopping.await((long) millis, TimeUnit.MILLISECONDS);
        }
    }

    private void awaitDelivery() throws InterruptedException {
        while (office.waiting() > 0 && !isStopping()) {
            report.told(told, clock.instant());
            stopping.await(WATCH_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (isStopping()) {
            throw new InterruptedException("the simulation was closed");
        }
    }

    private void tellNow() throws InterruptedException {
        Instant next = told.truncatedTo(ChronoUnit.SECONDS).plus(Fleet.LIVE_STEP);
        Duration early = Duration.between(clock.instant(), next);
        if (early.compareTo(LONGEST_CATCH_UP.negated()) < 0) {
            tellPast();
        } else if (early.isPositive()) {
            stopping.await(early.toMillis() + 1, TimeUnit.MILLISECONDS);
        } else {
            purchasing.place();
            List<Outgoing> said = new ArrayList<>();
            obey(next);
            fleets.forEach(fleet -> said.addAll(fleet.live(next)));
            office.takeLive(said, next);
            told = next;
        }
    }

    private void obey(Instant time) {
        List<Command> received = new ArrayList<>();
        commands.drainTo(received);
        received.forEach(command -> fleets.forEach(fleet -> fleet.obey(time, command)));
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Stops; what is not delivered is kept for the next start. */
    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        purchasing.close();
        office.close();
        truth.close();
    }
}
