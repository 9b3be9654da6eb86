package org.aisleflow.contracts.commands;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Something that happened to a command; the value of the commands topic. Each fact has a key of its
 * own and one writer: the API writes commands, the gateway writes deliveries and answers.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.class, name = "command"),
    @JsonSubTypes.Type(value = CommandDelivered.class, name = "delivered"),
    @JsonSubTypes.Type(value = CommandAnswered.class, name = "answered")
})
public sealed interface CommandFact permits Command, CommandDelivered, CommandAnswered {
    /**
     * The device's store.
     *
     * @return the store
     */
    StoreId store();

    /**
     * Whom the command is for.
     *
     * @return the device
     */
    DeviceId device();

    /**
     * Which command.
     *
     * @return its id
     */
    CommandId id();

    /**
     * What tells this fact from the others of the store.
     *
     * @return {@code device~id}, {@code device~id~delivered} or {@code device~id~answered}
     */
    default String subject() {
        String command = device() + "~" + id();
        return switch (this) {
            case Command _ -> command;
            case CommandDelivered _ -> command + "~delivered";
            case CommandAnswered _ -> command + "~answered";
        };
    }
}
