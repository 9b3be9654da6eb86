package org.aisleflow.contracts.commands;

import java.time.Instant;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Protocol;

/**
 * A device has acknowledged that it has a command: by PUBACK over MQTT, by the acknowledgement of a
 * confirmable message over CoAP.
 *
 * @param store the device's store
 * @param device the device
 * @param id which command
 * @param protocol how it came to the device
 * @param at when the gateway saw the acknowledgement
 */
public record CommandDelivered(
        StoreId store, DeviceId device, CommandId id, Protocol protocol, Instant at)
        implements CommandFact {}
