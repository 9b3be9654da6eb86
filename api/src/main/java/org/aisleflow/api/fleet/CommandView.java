package org.aisleflow.api.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.CommandAnswered;
import org.aisleflow.contracts.commands.CommandDelivered;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.telemetry.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A command and what became of it; what has not happened is null.
 *
 * @param store the device's store
 * @param device the device
 * @param id which command
 * @param command set-interval, restart, identify or firmware-update
 * @param seconds of set-interval and identify
 * @param version of firmware-update
 * @param url of firmware-update
 * @param state queued until the device acknowledges it; delivered until it answers; then done or
 *     refused; expired if it was not delivered in time
 * @param issued when it was given
 * @param expires until when it waits for the device
 * @param delivered when the device acknowledged it; null also if the device answered without
 * @param protocol how the device got it
 * @param answered when the device answered
 * @param detail what the device said besides
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CommandView(
        StoreId store,
        DeviceId device,
        CommandId id,
        String command,
        @Nullable Integer seconds,
        @Nullable String version,
        @Nullable String url,
        State state,
        Instant issued,
        Instant expires,
        @Nullable Instant delivered,
        @Nullable Protocol protocol,
        @Nullable Instant answered,
        @Nullable String detail) {
    /** How far a command has come. */
    enum State {
        /** It waits for the device. */
        @JsonProperty("queued")
        QUEUED,
        /** The device has it. */
        @JsonProperty("delivered")
        DELIVERED,
        /** The device did it. */
        @JsonProperty("done")
        DONE,
        /** The device refused it. */
        @JsonProperty("refused")
        REFUSED,
        /** The device did not fetch it in time. */
        @JsonProperty("expired")
        EXPIRED
    }

    static CommandView of(
            Command command,
            @Nullable CommandDelivered delivered,
            @Nullable CommandAnswered answered,
            Instant now) {
        Instruction told = command.instruction();
        Instruction.FirmwareUpdate update =
                told instanceof Instruction.FirmwareUpdate firmware ? firmware : null;
        return new CommandView(
                command.store(),
                command.device(),
                command.id(),
                told.command(),
                secondsOf(told),
                update == null ? null : update.version(),
                update == null ? null : update.url(),
                stateOf(command, delivered, answered, now),
                command.issued(),
                command.expires(),
                delivered == null ? null : delivered.at(),
                delivered == null ? null : delivered.protocol(),
                answered == null ? null : answered.at(),
                answered == null ? null : answered.answer().detail());
    }

    /** Whether nothing more is to be expected of it. */
    boolean isOver(Instant now) {
        return switch (state) {
            case QUEUED -> false;
            case DELIVERED -> !now.isBefore(expires);
            case DONE, REFUSED, EXPIRED -> true;
        };
    }

    private static State stateOf(
            Command command,
            @Nullable CommandDelivered delivered,
            @Nullable CommandAnswered answered,
            Instant now) {
        if (answered != null) {
            return answered.answer().outcome() == Answer.Outcome.DONE ? State.DONE : State.REFUSED;
        }
        if (delivered != null) {
            return State.DELIVERED;
        }
        return command.isExpired(now) ? State.EXPIRED : State.QUEUED;
    }

    private static @Nullable Integer secondsOf(Instruction told) {
        return switch (told) {
            case Instruction.SetInterval(int seconds) -> seconds;
            case Instruction.Identify(Integer seconds) -> seconds;
            case Instruction.Restart _, Instruction.FirmwareUpdate _ -> null;
        };
    }
}
