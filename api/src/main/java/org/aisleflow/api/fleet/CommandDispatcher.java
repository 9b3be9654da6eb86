package org.aisleflow.api.fleet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.aisleflow.api.facts.FactsPublisher;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.CommandAnswered;
import org.aisleflow.contracts.commands.CommandDelivered;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.StateKey;

/** Sends devices commands and says what became of them. Thread-safe: one at a time. */
@Singleton
final class CommandDispatcher {
    /** As many commands of a device that are over can be looked up. */
    static final int MOST_OVER = 20;

    private static final int RADIX = 36;
    private static final int RANDOM_CHARACTERS = 6;

    private final LatestFacts facts;
    private final FactsPublisher publisher;
    private final RandomGenerator random;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();

    CommandDispatcher(
            LatestFacts facts, FactsPublisher publisher, RandomGenerator random, Clock clock) {
        this.facts = facts;
        this.publisher = publisher;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Sends a command; returns after it is kept for good.
     *
     * @throws ProblemException if it cannot be
     */
    CommandView send(StoreId store, DeviceId device, CommandRequest request) {
        writing.lock();
        try {
            Instant now = clock.instant();
            Command command =
                    new Command(
                            store,
                            device,
                            nextId(now),
                            request.instruction(),
                            now,
                            request.expiresAfter(now));
            List<CommandView> before = commandsOf(store, device);
            long open = before.stream().filter(one -> !one.isOver(now)).count();
            if (open >= Command.MOST_WAITING) {
                throw ProblemException.conflict(
                        "%d commands wait for device %s; send the next when it has answered one or one has expired."
                                .formatted(open, device));
            }
            forgetOldest(before, now);
            publisher.command(command);
            return CommandView.of(command, null, null, now);
        } finally {
            writing.unlock();
        }
    }

    private void forgetOldest(List<CommandView> newestFirst, Instant now) {
        newestFirst.stream()
                .filter(one -> one.isOver(now))
                .skip(MOST_OVER - 1)
                .forEach(over -> publisher.withoutCommand(keysOf(over)));
    }

    private List<StateKey> keysOf(CommandView over) {
        return facts.commands().of(over.store()).stream()
                .filter(fact -> fact.device().equals(over.device()) && fact.id().equals(over.id()))
                .map(fact -> new StateKey(fact.store(), fact.subject()))
                .toList();
    }

    /** The commands of a device that are known, newest first. */
    List<CommandView> commandsOf(StoreId store, DeviceId device) {
        Instant now = clock.instant();
        List<Command> commands = new ArrayList<>();
        Map<CommandId, CommandDelivered> delivered = new HashMap<>();
        Map<CommandId, CommandAnswered> answered = new HashMap<>();
        for (CommandFact fact : facts.commands().of(store)) {
            if (fact.device().equals(device)) {
                switch (fact) {
                    case Command command -> commands.add(command);
                    case CommandDelivered one -> delivered.put(one.id(), one);
                    case CommandAnswered one -> answered.put(one.id(), one);
                }
            }
        }
        return commands.stream()
                .sorted(Comparator.comparing(Command::issued).thenComparing(Command::id).reversed())
                .map(command ->
                        CommandView.of(
                                command,
                                delivered.get(command.id()),
                                answered.get(command.id()),
                                now))
                .toList();
    }

    /** Never given twice, and later ones sort behind. */
    private CommandId nextId(Instant now) {
        StringBuilder id = new StringBuilder("c");
        id.append(Long.toString(now.toEpochMilli(), RADIX)).append('-');
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            id.append(Character.forDigit(random.nextInt(RADIX), RADIX));
        }
        return CommandId.of(id.toString());
    }
}
