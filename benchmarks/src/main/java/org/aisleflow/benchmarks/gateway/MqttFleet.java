package org.aisleflow.benchmarks.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Devices with a TCP connection each. */
final class MqttFleet implements Fleet {
    private static final long PING_SECONDS = 20;

    private final List<MqttDevice> devices = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("mqtt-fleet").factory());

    /**
     * Connects them.
     *
     * @param window as many messages of each device may wait for their acknowledgement when it
     *     sends flat out
     */
    MqttFleet(int port, String prefix, int count, int window) {
        for (int i = 0; i < count; i++) {
            devices.add(new MqttDevice(port, "%s-%03d".formatted(prefix, i), window));
        }
        timer.scheduleWithFixedDelay(
                () -> devices.forEach(MqttDevice::ping),
                PING_SECONDS,
                PING_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public Sent send(Pace pace) throws InterruptedException {
        Pace ofEach = new Pace(pace.perSecond() / devices.size(), pace.duration());
        List<Future<Sent>> sending = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            MqttDevice device = devices.get(i);
            double phase = (double) i / devices.size();
            sending.add(threads.submit(() -> device.send(ofEach, phase)));
        }
        List<Sent> sent = new ArrayList<>();
        for (Future<Sent> one : sending) {
            try {
                sent.add(one.get());
            } catch (ExecutionException failure) {
                throw new IllegalStateException(
                        "A device could not send: " + failure.getCause(), failure);
            }
        }
        return Sent.all(sent);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        devices.forEach(MqttDevice::close);
        threads.shutdownNow();
    }
}
