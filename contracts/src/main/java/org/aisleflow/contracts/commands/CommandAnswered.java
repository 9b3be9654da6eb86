package org.aisleflow.contracts.commands;

import java.time.Instant;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Answer;

/**
 * A device has said what became of a command.
 *
 * @param store the device's store
 * @param device the device
 * @param id which command
 * @param answer what it said
 * @param at when the gateway received that
 */
public record CommandAnswered(
        StoreId store, DeviceId device, CommandId id, Answer answer, Instant at)
        implements CommandFact {}
