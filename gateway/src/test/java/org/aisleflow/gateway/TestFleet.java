package org.aisleflow.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Devices that send at a steady rate, each in a thread of its own, until they are told to stop. */
final class TestFleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<PatientDevice> devices;
    private final Duration interval;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private volatile boolean sending = true;

    private TestFleet(List<PatientDevice> devices, Duration interval) {
        this.devices = devices;
        this.interval = interval;
    }

    static TestFleet start(String name, int count, Duration interval, IntSupplier port) {
        return start(name, count, interval, "", port);
    }

    /** With white space that makes the messages longer. */
    static TestFleet start(
            String name, int count, Duration interval, String padding, IntSupplier port) {
        TestFleet fleet =
                new TestFleet(
                        IntStream.range(0, count)
                                .mapToObj(i -> new PatientDevice(name + "-" + i, padding, port))
                                .toList(),
                        interval);
        fleet.devices.forEach(
                device -> fleet.running.add(fleet.threads.submit(() -> fleet.keepSending(device))));
        return fleet;
    }

    private Void keepSending(PatientDevice device) throws InterruptedException {
        while (sending) {
            latencies.add(device.send());
            LockSupport.parkNanos(interval.toNanos());
        }
        return null;
    }

    /** How many messages are acknowledged by now. */
    long acknowledged() {
        return devices.stream().mapToLong(PatientDevice::acknowledged).sum();
    }

    /** Nanoseconds to each acknowledgement since this was asked last. */
    List<Long> takeLatencies() {
        List<Long> taken = new ArrayList<>();
        for (Long next = latencies.poll(); next != null; next = latencies.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /**
     * Waits until each device's last message is acknowledged.
     *
     * @return how many each has sent
     */
    Map<String, Long> stop() throws Exception {
        sending = false;
        for (Future<?> sender : running) {
            sender.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        Map<String, Long> sent = new TreeMap<>();
        devices.forEach(device -> sent.put(device.id(), device.acknowledged()));
        return sent;
    }

    @Override
    public void close() {
        sending = false;
        threads.shutdownNow();
        devices.forEach(PatientDevice::close);
    }
}
