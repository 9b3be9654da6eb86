package org.aisleflow.contracts.telemetry;

import java.time.Instant;

/**
 * One message as its device sent it.
 *
 * @param numbering its place among the device's messages
 * @param time when it happened, by the device's clock
 * @param telemetry what it says
 */
public record Message(Numbering numbering, Instant time, Telemetry telemetry) {}
