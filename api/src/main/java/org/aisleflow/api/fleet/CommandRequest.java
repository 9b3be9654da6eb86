package org.aisleflow.api.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.aisleflow.api.http.JsonBody;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.Instruction;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells a device to do.
 *
 * @param command set-interval, restart, identify or firmware-update
 * @param seconds set-interval: report once in so many seconds, 1 to 86,400; identify: for so long,
 *     1 to 3,600, the device's own choice if left out
 * @param version firmware-update: the version to run, 1 to 64 characters
 * @param url firmware-update: where it is, https:// or coaps://; may be left out
 * @param expires ISO-8601 time up to which it waits for the device; up to 30 days ahead
 * @param expiresSeconds instead of {@code expires}: for so many seconds; a day if both are left out
 */
record CommandRequest(
        String command,
        @Nullable Integer seconds,
        @Nullable String version,
        @Nullable String url,
        @Nullable Instant expires,
        @Nullable Long expiresSeconds) {
    private static final long DAY_SECONDS = 86_400;

    /** Reads a body, or says which field is wrong. */
    static CommandRequest read(ObjectNode body) {
        JsonBody.requireAll(CommandRequest.class, body);
        return JsonBody.as(CommandRequest.class, body);
    }

    Instruction instruction() {
        try {
            return switch (command) {
                case Instruction.SET_INTERVAL ->
                        new Instruction.SetInterval(needed("seconds", seconds));
                case Instruction.RESTART -> new Instruction.Restart();
                case Instruction.IDENTIFY -> new Instruction.Identify(seconds);
                case Instruction.FIRMWARE_UPDATE ->
                        new Instruction.FirmwareUpdate(needed("version", version), url);
                default ->
                        throw ProblemException.badField(
                                "command",
                                "There is no command %s; there are set-interval, restart, identify and firmware-update."
                                        .formatted(command));
            };
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.badRequest(wrong.getMessage() + ".");
        }
    }

    Instant expiresAfter(Instant now) {
        if (expires != null && expiresSeconds != null) {
            throw ProblemException.badField("expires", "Send expires or expiresSeconds, not both.");
        }
        Instant latest = now.plus(Command.LONGEST_WAIT);
        if (expires == null) {
            long wait = expiresSeconds == null ? DAY_SECONDS : expiresSeconds;
            if (wait < 1 || wait > Command.LONGEST_WAIT.toSeconds()) {
                throw ProblemException.badField(
                        "expiresSeconds",
                        "expiresSeconds is %d, it must be 1 to %d, which is 30 days."
                                .formatted(wait, Command.LONGEST_WAIT.toSeconds()));
            }
            return now.plusSeconds(wait);
        }
        if (!expires.isAfter(now) || expires.isAfter(latest)) {
            throw ProblemException.badField(
                    "expires",
                    "expires is %s, it must be after %s and no later than %s."
                            .formatted(expires, now, latest));
        }
        return expires;
    }

    private <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw ProblemException.badField(field, "%s needs %s.".formatted(command, field));
        }
        return value;
    }
}
