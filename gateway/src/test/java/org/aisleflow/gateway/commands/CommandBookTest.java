package org.aisleflow.gateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.CommandAnswered;
import org.aisleflow.contracts.commands.CommandDelivered;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.junit.jupiter.api.Test;

class CommandBookTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final StoreId STORE = StoreId.of("s1");
    private static final DeviceId DOOR = DeviceId.of("door-1");
    private static final DeviceIdentity DEVICE = new DeviceIdentity(STORE, DOOR);

    private Instant now = NOON;
    private final CommandBook book = new CommandBook(Set.of(), () -> now);

    @Test
    void givesTheOldestFirstUntilItExpires() {
        book.take(command("late", 5, 60));
        book.take(command("early", 0, 10));

        assertThat(book.waiting(DEVICE))
                .extracting(Command::id)
                .containsExactly(id("early"), id("late"));
        assertThat(book.next(DEVICE)).hasValue(command("early", 0, 10));

        now = NOON.plusSeconds(10);
        assertThat(book.waiting(DEVICE)).extracting(Command::id).containsExactly(id("late"));
        now = NOON.plusSeconds(65);
        assertThat(book.waiting(DEVICE)).isEmpty();
    }

    @Test
    void doesNotGiveAgainWhatIsDelivered() {
        book.take(command("c", 0, 60));

        assertThat(book.markDelivered(DEVICE, id("c"))).isTrue();
        assertThat(book.markDelivered(DEVICE, id("c"))).isFalse();
        book.take(command("c", 0, 60));

        assertThat(book.waiting(DEVICE)).isEmpty();
    }

    @Test
    void readsFromTheTopicWhatBecameOfCommandsBeforeARestart() {
        book.take(command("delivered", 0, 60));
        book.take(command("answered", 0, 60));
        book.take(command("open", 0, 60));
        book.take(new CommandDelivered(STORE, DOOR, id("delivered"), Protocol.MQTT, NOON));
        book.take(
                new CommandAnswered(
                        STORE,
                        DOOR,
                        id("answered"),
                        new Answer(id("answered"), Answer.Outcome.DONE, null),
                        NOON));

        assertThat(book.waiting(DEVICE)).extracting(Command::id).containsExactly(id("open"));
        assertThat(book.forget(DEVICE, id("answered"))).as("it is over").isEmpty();
        assertThat(book.forget(DEVICE, id("delivered"))).as("its answer may come").isPresent();
    }

    @Test
    void takesAnAnswerOnceUnlessItCouldNotBeKept() {
        Command command = command("c", 0, 60);
        book.take(command);

        assertThat(book.forget(DEVICE, id("c"))).hasValue(command);
        assertThat(book.forget(DEVICE, id("c"))).isEmpty();
        book.putBack(DEVICE, command);

        assertThat(book.waiting(DEVICE)).as("the device has it").isEmpty();
        assertThat(book.forget(DEVICE, id("c"))).hasValue(command);
    }

    @Test
    void keepsToItsBoundAndToItsStores() {
        CommandBook ofAnother = new CommandBook(Set.of(StoreId.of("s2")), () -> now);
        for (int i = 0; i <= CommandBook.MOST_PER_DEVICE; i++) {
            book.take(command("c" + i, i, 600));
            ofAnother.take(command("c" + i, i, 600));
        }

        assertThat(book.waiting(DEVICE)).hasSize(CommandBook.MOST_PER_DEVICE);
        assertThat(book.next(DEVICE).map(Command::id)).hasValue(id("c1"));
        assertThat(ofAnother.devices()).isEmpty();
    }

    private static CommandId id(String text) {
        return CommandId.of(text);
    }

    private static Command command(String id, int afterSeconds, int validSeconds) {
        Instant issued = NOON.plusSeconds(afterSeconds);
        return new Command(
                STORE,
                DOOR,
                CommandId.of(id),
                new Instruction.Restart(),
                issued,
                issued.plusSeconds(validSeconds));
    }
}
