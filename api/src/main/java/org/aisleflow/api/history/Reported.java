package org.aisleflow.api.history;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;

/**
 * The minutes of an hour that a device reported.
 *
 * @param device the device
 * @param start the hour's start
 * @param minutes bit i is set if minute i is covered by a report
 */
public record Reported(DeviceId device, Instant start, long minutes) {}
