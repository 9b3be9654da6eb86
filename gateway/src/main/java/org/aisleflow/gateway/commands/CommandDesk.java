package org.aisleflow.gateway.commands;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.CommandAnswered;
import org.aisleflow.contracts.commands.CommandDelivered;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the book of commands and writes down what becomes of them. Nothing here makes its caller
 * wait: Kafka may be away, and callers are the threads of the broker and of CoAP.
 */
public final class CommandDesk implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CommandDesk.class);

    private final CommandBook book;
    private final Ledger ledger;
    private final InstantSource clock;
    private final List<Way> ways = new CopyOnWriteArrayList<>();
    // What waits here is bounded by the book: each command is delivered once and answered once.
    private final ExecutorService clerk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("gateway-commands").factory());

    /** A way on which commands reach devices. */
    @FunctionalInterface
    public interface Way {
        /**
         * A device has a command waiting that it had not before. Called on the desk's thread; must
         * not throw.
         *
         * @param device the device
         * @param isNext whether the first of the commands that wait is another one than before
         */
        void offer(DeviceIdentity device, boolean isNext);
    }

    /** Where facts about commands are kept for good. */
    public interface Ledger {
        /**
         * Waits until all of it that was there at the start has been read.
         *
         * @throws InterruptedException when the waiting thread is interrupted
         */
        void awaitRead() throws InterruptedException;

        /**
         * Writes a fact. May block.
         *
         * @param fact what happened
         * @return completes when it is kept; fails if it is not and will not be
         */
        CompletableFuture<Void> write(CommandFact fact);
    }

    /**
     * Makes a desk.
     *
     * @param book the commands
     * @param ledger where what becomes of them is kept
     * @param clock the gateway's clock
     */
    public CommandDesk(CommandBook book, Ledger ledger, InstantSource clock) {
        this.book = book;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Adds a way.
     *
     * @param way told of devices that can be given something
     */
    public void add(Way way) {
        ways.add(way);
    }

    /**
     * Takes what the topic says.
     *
     * @param fact a command, or what happened to one
     */
    public void take(CommandFact fact) {
        DeviceIdentity device = new DeviceIdentity(fact.store(), fact.device());
        Optional<Command> before = book.next(device);
        book.take(fact);
        boolean isNext = !book.next(device).equals(before);
        later(() -> offer(device, isNext));
    }

    /**
     * A command exists no longer.
     *
     * @param device whose
     * @param id which
     */
    public void forget(DeviceIdentity device, CommandId id) {
        book.forget(device, id);
    }

    /**
     * A device has acknowledged a command.
     *
     * @param device the device
     * @param id the command
     * @param protocol how it got it
     */
    public void delivered(DeviceIdentity device, CommandId id, Protocol protocol) {
        boolean isKnown = book.markDelivered(device, id);
        var fact =
                new CommandDelivered(
                        device.store(), device.device(), id, protocol, clock.instant());
        later(() -> {
            // A session may be faster than the topic after a restart.
            if (isKnown || (isRead() && book.markDelivered(device, id))) {
                offer(device, true);
                note(fact);
            }
        });
    }

    private void note(CommandDelivered fact) {
        ledger.write(fact)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        // It is delivered again after a restart, which devices expect.
                        LOGGER.warn("That {} has {} was not noted", fact.device(), fact.id());
                    }
                });
    }

    private boolean isRead() {
        try {
            ledger.awaitRead();
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Looks for the answer to a command in what a device says.
     *
     * @param envelope what it says
     * @return completes when the answer, if there is one to a command that was given, is kept
     */
    public CompletableFuture<Void> heard(Envelope envelope) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        Answer answer = envelope.telemetry() instanceof Status status ? status.answer() : null;
        if (answer == null) {
            kept.complete(null);
        } else {
            later(() -> keep(envelope, answer, kept));
        }
        return kept;
    }

    private void keep(Envelope envelope, Answer answer, CompletableFuture<Void> kept) {
        DeviceIdentity device = new DeviceIdentity(envelope.store(), envelope.device());
        if (!isRead()) {
            kept.completeExceptionally(new IllegalStateException("the gateway stops"));
            return;
        }
        Optional<Command> answered = book.forget(device, answer.command());
        if (answered.isEmpty()) {
            LOGGER.debug("{} answers {}, which is not open", device, answer.command());
            kept.complete(null);
            return;
        }
        ledger.write(
                        new CommandAnswered(
                                envelope.store(),
                                envelope.device(),
                                answer.command(),
                                answer,
                                envelope.receivedAt()))
                .whenComplete((_, failure) -> {
                    if (failure == null) {
                        kept.complete(null);
                    } else {
                        book.putBack(device, answered.get());
                        kept.completeExceptionally(failure);
                    }
                });
    }

    private void offer(DeviceIdentity device, boolean isNext) {
        if (book.next(device).isPresent()) {
            ways.forEach(way -> way.offer(device, isNext));
        }
    }

    private void later(Runnable task) {
        try {
            clerk.execute(task);
        } catch (RejectedExecutionException closed) {
            LOGGER.debug("The gateway stops", closed);
        }
    }

    @Override
    public void close() {
        clerk.shutdownNow();
    }
}
