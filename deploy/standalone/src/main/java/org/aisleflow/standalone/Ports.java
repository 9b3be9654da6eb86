package org.aisleflow.standalone;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/**
 * The ports that people and devices use; those that are not encrypted are on loopback.
 *
 * @param http the web page and API
 * @param mqtt devices over MQTT
 * @param coap devices over CoAP
 * @param mqtts devices over MQTT with TLS; empty for nowhere
 * @param coaps devices over CoAP with DTLS
 * @param secureHost the address of the encrypted ones
 */
record Ports(int http, int mqtt, int coap, OptionalInt mqtts, int coaps, String secureHost) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HIGHEST = 65_535;

    /** All on loopback, and none for TLS. */
    static Ports onLoopback(int http, int mqtt, int coap, int coaps) {
        return new Ports(http, mqtt, coap, OptionalInt.empty(), coaps, LOOPBACK);
    }

    /**
     * Checks that those that are used can be had, before anything is started.
     *
     * @throws StartRefused with the first that cannot
     */
    void check() {
        checkTcp("--port", LOOPBACK, http);
        checkTcp("--mqtt-port", LOOPBACK, mqtt);
        checkUdp("--coap-port", LOOPBACK, coap);
        mqtts.ifPresent(port -> checkTcp("--mqtts-port", secureHost, port));
        checkUdp("--coaps-port", secureHost, coaps);
    }

    private static void checkTcp(String option, String host, int port) {
        checkRange(option, port);
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers themselves do: a port whose last connections still linger is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw inUse("TCP", option, port);
        }
    }

    private static void checkUdp(String option, String host, int port) {
        checkRange(option, port);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(host, port))) {
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
