package org.aisleflow.standalone;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The ports on loopback that people and devices use.
 *
 * @param http the web page and API
 * @param mqtt devices over MQTT
 * @param coap devices over CoAP
 * @param coaps kept for devices over CoAP with DTLS; nothing listens there yet
 */
record Ports(int http, int mqtt, int coap, int coaps) {
    private static final int HIGHEST = 65_535;

    /**
     * Checks that those that are used can be had, before anything is started.
     *
     * @throws StartRefused with the first that cannot
     */
    void check() {
        checkTcp("--port", http);
        checkTcp("--mqtt-port", mqtt);
        checkUdp("--coap-port", coap);
        checkRange("--coaps-port", coaps);
    }

    private static void checkTcp(String option, int port) {
        checkRange(option, port);
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers themselves do: a port whose last connections still linger is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw inUse("TCP", option, port);
        }
    }

    private static void checkUdp(String option, int port) {
        checkRange(option, port);
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            socket.getLocalPort();
        } catch (IOException taken) {
            throw inUse("UDP", option, port);
        }
    }

    private static void checkRange(String option, int port) {
        if (port < 1 || port > HIGHEST) {
            throw new StartRefused(
                    "%s is %d, a port is a number from 1 to 65535.".formatted(option, port));
        }
    }

    private static StartRefused inUse(String protocol, String option, int port) {
        return new StartRefused(
                "%s port %d is in use by another program; stop that one, or choose another port with %s."
                        .formatted(protocol, port, option));
    }
}
