package org.aisleflow.sim.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.sim.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices do what they are told, once, and say so. */
class ObedienceTest {
    private static final Scenario SCENARIO =
            ScenarioReader.builtIn("corner-shop").with(DeviceFaults.EXACT);
    private static final StoreId STORE = StoreId.of("s1");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final DeviceId LOGGER = logger();

    private final World world = new World(SCENARIO, STORE, 1, MONDAY);
    private final Instant start = world.now();
    private Instant now = start;

    private static DeviceId logger() {
        return ShopCatalog.of(SCENARIO).stream()
                .filter(Store.class::isInstance)
                .flatMap(store -> ((Store) store).devices().stream())
                .filter(device -> device.kind() == Kind.CLIMATE)
                .map(Device::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void reportsAtThePaceItIsTold() {
        Fleet fleet = fleet(1, CommandMemory.none());
        assertThat(climates(live(fleet, 60))).hasSize(1);

        fleet.obey(now, command("c-1", new Instruction.SetInterval(10)));

        assertThat(climates(live(fleet, 60))).hasSize(6);
    }

    @Test
    void restartsAndAnswersInTheFirstMessageOfTheNewBoot() {
        Fleet fleet = fleet(3, CommandMemory.none());
        live(fleet, 60);

        fleet.obey(now, command("c-1", new Instruction.Restart()));
        Message answer = live(fleet, 1).getFirst();

        assertThat(answer.numbering().boot()).isEqualTo(4);
        assertThat(answer.numbering().seq()).isEqualTo(1);
        assertThat(status(answer).uptime()).isZero();
        assertThat(status(answer).answer())
                .isEqualTo(new Answer(CommandId.of("c-1"), Answer.Outcome.DONE, null));
        assertThat(live(fleet, 120))
                .allMatch(message -> message.numbering().boot() == 4)
                .first()
                .matches(message -> message.numbering().seq() == 2);
    }

    @Test
    void doesACommandThatComesTwiceOnceAndAnswersTwice() {
        Fleet fleet = fleet(1, CommandMemory.none());
        Command restart = command("c-1", new Instruction.Restart());

        fleet.obey(now, restart);
        fleet.obey(now, restart);

        List<Message> said = live(fleet, 1);
        assertThat(said).hasSize(2).allMatch(message -> message.numbering().boot() == 2);
        assertThat(said)
                .extracting(message -> status(message).answer())
                .containsOnly(new Answer(CommandId.of("c-1"), Answer.Outcome.DONE, null));
    }

    @Test
    void runsTheFirmwareItIsTold() {
        Fleet fleet = fleet(1, CommandMemory.none());

        fleet.obey(now, command("c-1", new Instruction.FirmwareUpdate("9.9.1", null)));

        assertThat(statuses(live(fleet, 120)))
                .allMatch(status -> "9.9.1".equals(status.firmware()));
    }

    @Test
    void saysWhyItDoesNotDoWhatItCannot() {
        Fleet fleet = fleet(1, CommandMemory.none());

        fleet.obey(now, command("c-1", new Instruction.SetInterval(2)));
        fleet.obey(now.plus(Duration.ofHours(2)), command("c-2", new Instruction.Identify(null)));
        fleet.obey(now, command("c-3", new Instruction.Identify(7)));

        assertThat(live(fleet, 1))
                .extracting(message -> status(message).answer())
                .containsExactly(
                        new Answer(
                                CommandId.of("c-1"),
                                Answer.Outcome.REFUSED,
                                "the battery allows a report every 5 s at most"),
                        new Answer(CommandId.of("c-2"), Answer.Outcome.REFUSED, "it had expired"),
                        new Answer(CommandId.of("c-3"), Answer.Outcome.DONE, "blinking for 7 s"));
        assertThat(climates(live(fleet, 60))).as("the pace is the same").hasSize(1);
    }

    @Test
    void remembersWhatItWasToldWhenItIsStartedAgain(@TempDir Path folder) {
        Path file = folder.resolve("commands.json");
        Fleet before = fleet(1, CommandMemory.open(file));
        before.obey(now, command("c-1", new Instruction.Restart()));
        before.obey(now, command("c-2", new Instruction.SetInterval(10)));

        World again = new World(SCENARIO, STORE, 1, MONDAY);
        Fleet after = new Fleet(again, SCENARIO, 1, 2, start, CommandMemory.open(file));
        now = start;
        after.obey(now, command("c-1", new Instruction.Restart()));

        List<Message> said = live(after, 60);
        assertThat(climates(said)).hasSize(6);
        assertThat(said)
                .as("the second start, and the one restart before it")
                .allMatch(message -> message.numbering().boot() == 3);
    }

    @Test
    void mindsOnlyItsOwnCommands() {
        Fleet fleet = fleet(1, CommandMemory.none());
        Command other = command("c-1", new Instruction.Restart());

        fleet.obey(
                now,
                new Command(
                        StoreId.of("s2"),
                        LOGGER,
                        other.id(),
                        other.instruction(),
                        other.issued(),
                        other.expires()));

        assertThat(live(fleet, 120)).allMatch(message -> message.numbering().boot() == 1);
    }

    private Fleet fleet(long boot, CommandMemory memory) {
        return new Fleet(world, SCENARIO, 1, boot, start, memory);
    }

    private Command command(String id, Instruction instruction) {
        return new Command(
                STORE, LOGGER, CommandId.of(id), instruction, start, start.plusSeconds(3_600));
    }

    /** What the logger says in so many seconds. */
    private List<Message> live(Fleet fleet, int seconds) {
        List<Message> said = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            fleet.live(now).stream()
                    .filter(message -> message.address().device().equals(LOGGER))
                    .map(Outgoing::message)
                    .forEach(said::add);
        }
        return said;
    }

    private static List<Message> climates(List<Message> said) {
        return said.stream().filter(message -> message.telemetry().kind() == Kind.CLIMATE).toList();
    }

    private static List<Status> statuses(List<Message> said) {
        return said.stream()
                .map(Message::telemetry)
                .filter(Status.class::isInstance)
                .map(Status.class::cast)
                .toList();
    }

    private static Status status(Message message) {
        return (Status) message.telemetry();
    }
}
