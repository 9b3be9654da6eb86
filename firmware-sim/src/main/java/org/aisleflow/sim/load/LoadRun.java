package org.aisleflow.sim.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.sim.sending.DirectLinks;
import org.aisleflow.sim.sending.DirectLinks.Sent;

/**
 * Connects many devices, then lets them send at a set rate, one after the other, each in its time:
 * message n is due n / rate seconds after the beginning, whatever became of those before it.
 */
public final class LoadRun {
    private static final Duration CONNECT_PATIENCE = Duration.ofMinutes(3);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(15);
    private static final long WATCH_MILLIS = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SIGNIFICANT_DIGITS = 3;

    /** So many devices connect at once: a handshake costs a gateway much more than a message. */
    private static final int CONNECTING_AT_ONCE = 64;

    private final LoadPlan plan;
    private final DirectLinks links;
    private final Clock clock;
    private final LoadProgress progress;
    private final Recorder latencyMicros = new Recorder(SIGNIFICANT_DIGITS);
    private final Duration connectPatience;
    private final Answers first = new Answers();
    private final Answers measured = new Answers();
    private final LongAdder sent = new LongAdder();
    private volatile long measuredFromNanos = Long.MAX_VALUE;

    private static final class Answers {
        private final LongAdder stored = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final LongAdder lost = new LongAdder();

        void count(Sent what) {
            switch (what) {
                case STORED -> stored.increment();
                case REFUSED -> refused.increment();
                case LOST -> lost.increment();
            }
        }

        long all() {
            return stored.sum() + refused.sum() + lost.sum();
        }
    }

    /** Told how far a load is. */
    public interface LoadProgress {
        /**
         * Devices connect.
         *
         * @param connected so many have
         * @param of so many shall
         */
        void connecting(int connected, int of);

        /**
         * Messages are sent.
         *
         * @param acknowledged so many are acknowledged
         * @param open so many wait for an answer
         */
        void sending(long acknowledged, long open);
    }

    /**
     * Tells nobody.
     *
     * @return a silent one
     */
    static LoadProgress silent() {
        return new LoadProgress() {
            @Override
            public void connecting(int connected, int of) {}

            @Override
            public void sending(long acknowledged, long open) {}
        };
    }

    /**
     * Prepares a load.
     *
     * @param plan how much
     * @param links the ways to the gateway
     * @param clock what time devices write
     * @param progress told about once a second
     */
    public LoadRun(LoadPlan plan, DirectLinks links, Clock clock, LoadProgress progress) {
        this(plan, links, clock, progress, CONNECT_PATIENCE);
    }

    LoadRun(
            LoadPlan plan,
            DirectLinks links,
            Clock clock,
            LoadProgress progress,
            Duration connectPatience) {
        this.connectPatience = connectPatience;
        this.plan = plan;
        this.links = links;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Connects, sends and waits for the last answers.
     *
     * @return what it has shown
     * @throws InterruptedException if it is stopped
     */
    public LoadReport run() throws InterruptedException {
        List<LoadDevice> devices = devices();
        int connected = connect(devices);
        long begin = System.nanoTime();
        measuredFromNanos = begin;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            sendAll(devices, begin, senders);
        }
        OwnProcess own = OwnProcess.now();
        awaitAnswers();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new LoadReport(
                devices.size(),
                connected,
                sent.sum(),
                measured.stored.sum(),
                measured.refused.sum(),
                measured.lost.sum() + open(),
                took,
                latencyMicros.getIntervalHistogram(),
                own);
    }

    private List<LoadDevice> devices() {
        long boot = clock.instant().getEpochSecond();
        List<LoadDevice> devices = new ArrayList<>();
        for (int i = 0; i < plan.devices(); i++) {
            boolean mqtt = i < plan.mqttDevices();
            Protocol protocol = mqtt ? Protocol.MQTT : Protocol.COAP;
            int number = mqtt ? i + 1 : i + 1 - plan.mqttDevices();
            DeviceId id = DeviceId.of("load-%s-%05d".formatted(mqtt ? "mqtt" : "coap", number));
            devices.add(
                    new LoadDevice(
                            plan.store(),
                            id,
                            protocol,
                            links.open(plan.store(), id, protocol),
                            boot,
                            plan.openLoop(),
                            this::ended));
        }
        return devices;
    }

    /** Every device connects and sends one message, which is not measured. */
    private int connect(List<LoadDevice> devices) throws InterruptedException {
        CountDownLatch open = new CountDownLatch(devices.size());
        Semaphore places = new Semaphore(CONNECTING_AT_ONCE);
        Instant deadline = clock.instant().plus(connectPatience);
        for (LoadDevice device : devices) {
            if (!places.tryAcquire(left(deadline).toMillis(), TimeUnit.MILLISECONDS)) {
                break;
            }
            AtomicBoolean first = new AtomicBoolean(true);
            device.whenReady(() -> {
                if (first.getAndSet(false)) {
                    places.release();
                    open.countDown();
                }
            });
            progress.connecting(devices.size() - (int) open.getCount(), devices.size());
        }
        open.await(left(deadline).toMillis(), TimeUnit.MILLISECONDS);
        return firstMessages(devices, deadline);
    }

    private int firstMessages(List<LoadDevice> devices, Instant deadline)
            throws InterruptedException {
        int asked = 0;
        for (LoadDevice device : devices) {
            while (asked - first.all() >= CONNECTING_AT_ONCE && left(deadline).isPositive()) {
                Thread.sleep(WATCH_MILLIS / 2);
            }
            device.send(System.nanoTime(), clock.instant());
            asked++;
            progress.connecting((int) first.all(), devices.size());
        }
        while (first.all() < asked && left(deadline).isPositive()) {
            Thread.sleep(WATCH_MILLIS);
        }
        return (int) first.stored.sum();
    }

    private Duration left(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isPositive() ? left : Duration.ZERO;
    }

    private void sendAll(List<LoadDevice> devices, long begin, ExecutorService senders)
            throws InterruptedException {
        long messages = Math.round(plan.perSecond() * plan.duration().toNanos() / NANOS_PER_SECOND);
        long reportEvery = Math.max(1, Math.round(plan.perSecond()));
        for (long n = 0; n < messages; n++) {
            long due = begin + Math.round(n / plan.perSecond() * NANOS_PER_SECOND);
            while (due > System.nanoTime()) {
                LockSupport.parkNanos(due - System.nanoTime());
                if (Thread.interrupted()) {
                    throw new InterruptedException("the load was stopped");
                }
            }
            LoadDevice device = devices.get((int) (n % devices.size()));
            sent.increment();
            senders.execute(() -> device.send(due, clock.instant()));
            if (n % reportEvery == 0) {
                progress.sending(measured.stored.sum(), open());
            }
        }
    }

    private void ended(long dueNanos, Sent what) {
        if (dueNanos < measuredFromNanos) {
            first.count(what);
            return;
        }
        if (what == Sent.STORED) {
            long nanos = System.nanoTime() - dueNanos;
            latencyMicros.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
        }
        measured.count(what);
    }

    private long open() {
        return Math.max(0, sent.sum() - measured.all());
    }

    private void awaitAnswers() throws InterruptedException {
        long deadline = System.nanoTime() + LAST_PATIENCE.toNanos();
        while (open() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(WATCH_MILLIS);
        }
    }
}
