package org.aisleflow.benchmarks.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/**
 * Devices with a UDP socket each, that wait for each answer before they send again, as CoAP demands
 * (RFC 7252, NSTART = 1).
 */
final class CoapFleet implements Fleet {
    /** The pre-shared key of every device. */
    static final String KEY = "benchmark-psk-0123456789";

    private static final long SWEEP_MILLIS = 250;
    private static final long PATIENCE_SECONDS = 40;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int THREADS = 2;

    private final List<CoapDevice> devices = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("coap-fleet-", 0).factory());

    CoapFleet(int port, String prefix, int count, boolean secure) {
        Configuration configuration = configuration();
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (int i = 0; i < count; i++) {
            String device = "%s-%03d".formatted(prefix, i);
            Connector connector = secure ? dtls(configuration, device) : udp(configuration);
            devices.add(new CoapDevice(connector, server, device));
        }
        timer.scheduleWithFixedDelay(
                () -> devices.forEach(CoapDevice::resendIfLate),
                SWEEP_MILLIS,
                SWEEP_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** By what the DTLS port knows a device: store, device, and the number of its key. */
    static String identity(String device) {
        return Shop.STORE + "/" + device + "/1";
    }

    private static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        DtlsConfig.register();
        Configuration configuration = Configuration.createStandardWithoutFile();
        configuration.set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1);
        configuration.set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY);
        configuration.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0);
        configuration.set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1);
        configuration.set(DtlsConfig.DTLS_MAX_CONNECTIONS, 2);
        return configuration;
    }

    private static Connector udp(Configuration configuration) {
        return new UDPConnector(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), configuration);
    }

    private Connector dtls(Configuration configuration, String device) {
        DTLSConnector connector =
                new DTLSConnector(
                        DtlsConnectorConfig.builder(configuration)
                                .setAddress(
                                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                                .setAdvancedPskStore(
                                        new AdvancedSinglePskStore(
                                                identity(device),
                                                KEY.getBytes(StandardCharsets.US_ASCII)))
                                .build());
        connector.setExecutor(timer);
        return connector;
    }

    @Override
    public Sent send(Pace pace) throws InterruptedException {
        CountDownLatch idle = new CountDownLatch(devices.size());
        long begin = System.nanoTime();
        long beginMillis = System.currentTimeMillis();
        long end = begin + pace.duration().toNanos();
        devices.forEach(device ->
                device.begin(
                        new CoapDevice.Round(begin, beginMillis, end, pace.isFlatOut(), idle)));
        if (!pace.isFlatOut()) {
            sendInTime(pace, begin, end);
        }
        devices.forEach(CoapDevice::finish);
        idle.await(pace.duration().toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS);
        return Sent.all(devices.stream().map(CoapDevice::sent).toList());
    }

    private void sendInTime(Pace pace, long begin, long end) throws InterruptedException {
        double between = NANOS_PER_SECOND / pace.perSecond();
        long n = 0;
        for (long due = begin; due < end; due = begin + (long) (n * between)) {
            while (due > System.nanoTime()) {
                LockSupport.parkNanos(due - System.nanoTime());
                if (Thread.interrupted()) {
                    throw new InterruptedException("the benchmark was stopped");
                }
            }
            devices.get((int) (n % devices.size())).due(due);
            n++;
        }
    }

    @Override
    public void close() {
        devices.forEach(CoapDevice::close);
        timer.shutdownNow();
    }
}
