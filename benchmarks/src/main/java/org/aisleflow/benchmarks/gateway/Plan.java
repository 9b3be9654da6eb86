package org.aisleflow.benchmarks.gateway;

import java.time.Duration;
import org.aisleflow.benchmarks.report.Rounds;

/**
 * How much is sent.
 *
 * @param phase how long each phase of a round lasts: one flat out, one at the pace
 * @param warmUp how long each contest is sent flat out before anything counts
 * @param rounds rounds that count, each contest once in each
 * @param pace messages a second of the second phase
 * @param mqttDevices devices with a TCP connection each
 * @param window messages of each that may wait for their acknowledgement
 * @param coapDevices devices with a UDP socket each
 * @param backlog messages that wait while Kafka is away; 0 for none
 * @param heapMegabytes the size to which each contender's heap may grow
 */
record Plan(
        Duration phase,
        Duration warmUp,
        Rounds rounds,
        double pace,
        int mqttDevices,
        int window,
        int coapDevices,
        int backlog,
        int heapMegabytes) {}
