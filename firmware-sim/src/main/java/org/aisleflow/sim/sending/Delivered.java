package org.aisleflow.sim.sending;

/**
 * What became of the messages that devices wanted to send, since the program started.
 *
 * @param stored acknowledged by the gateway
 * @param refused refused by the gateway for good
 * @param givenUp lost because a device's memory was full
 */
public record Delivered(long stored, long refused, long givenUp) {}
