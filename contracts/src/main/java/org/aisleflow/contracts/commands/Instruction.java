package org.aisleflow.contracts.commands;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a device shall do. The records check their own ranges with a sentence for people. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Instruction.SetInterval.class, name = Instruction.SET_INTERVAL),
    @JsonSubTypes.Type(value = Instruction.Restart.class, name = Instruction.RESTART),
    @JsonSubTypes.Type(value = Instruction.Identify.class, name = Instruction.IDENTIFY),
    @JsonSubTypes.Type(value = Instruction.FirmwareUpdate.class, name = Instruction.FIRMWARE_UPDATE)
})
public sealed interface Instruction {
    /** The name of {@link SetInterval} on the wire. */
    String SET_INTERVAL = "set-interval";

    /** The name of {@link Restart} on the wire. */
    String RESTART = "restart";

    /** The name of {@link Identify} on the wire. */
    String IDENTIFY = "identify";

    /** The name of {@link FirmwareUpdate} on the wire. */
    String FIRMWARE_UPDATE = "firmware-update";

    /**
     * The name on the wire.
     *
     * @return for example {@code set-interval}
     */
    default String command() {
        return switch (this) {
            case SetInterval _ -> SET_INTERVAL;
            case Restart _ -> RESTART;
            case Identify _ -> IDENTIFY;
            case FirmwareUpdate _ -> FIRMWARE_UPDATE;
        };
    }

    /**
     * Report at another pace.
     *
     * @param seconds report once in so many seconds, 1 to 86,400
     */
    record SetInterval(int seconds) implements Instruction {
        /** The longest interval: a day. */
        public static final int LONGEST_SECONDS = 86_400;

        /** Checks the range. */
        public SetInterval {
            check("seconds", seconds, LONGEST_SECONDS);
        }
    }

    /** Start anew: the next message has the next boot number. */
    record Restart() implements Instruction {}

    /**
     * Show which one it is, by light or sound.
     *
     * @param seconds for so long, 1 to 3,600; null for as long as the device thinks fit
     */
    record Identify(@Nullable Integer seconds) implements Instruction {
        /** The longest time: an hour. */
        public static final int LONGEST_SECONDS = 3_600;

        /** Checks the range. */
        public Identify {
            if (seconds != null) {
                check("seconds", seconds, LONGEST_SECONDS);
            }
        }
    }

    /**
     * Run another firmware. A notice: the device fetches it from where it knows, or from the
     * address, and checks its signature itself.
     *
     * @param version the version to run, 1 to 64 characters
     * @param url where it is, up to 256 characters beginning with https:// or coaps://; null if the
     *     device knows
     */
    record FirmwareUpdate(String version, @Nullable String url) implements Instruction {
        /** As long as a version in a status message. */
        public static final int LONGEST_VERSION = 64;

        /** A command shall fit into one datagram. */
        public static final int LONGEST_URL = 256;

        /** What an address looks like. */
        public static final String URL_FORM = "(https|coaps)://[\\x21-\\x7e]+";

        /** Checks the lengths and the address. */
        public FirmwareUpdate {
            if (version.isEmpty() || version.length() > LONGEST_VERSION) {
                throw new IllegalArgumentException(
                        "version has %d characters, allowed are 1 to %d"
                                .formatted(version.length(), LONGEST_VERSION));
            }
            if (url != null && (url.length() > LONGEST_URL || !url.matches(URL_FORM))) {
                throw new IllegalArgumentException(
                        "url must begin with https:// or coaps:// and have up to %d characters, no spaces"
                                .formatted(LONGEST_URL));
            }
        }
    }

    private static void check(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d, allowed are 1 to %d".formatted(field, value, most));
        }
    }
}
