package org.aisleflow.gateway.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.aisleflow.gateway.delivery.Delivery;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.paging.cursor.PageSubscription;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.server.Consumer;
import org.apache.activemq.artemis.core.server.HandleStatus;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.transaction.impl.TransactionImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from a queue of the broker within its process, as Artemis' own bridges do, from
 * its first message to its last; never used again after that. What it was handed and has not seen
 * acknowledged goes back to where it was in the queue. Thread-safe.
 */
final class QueueConsumer implements Consumer, Delivery.Origin, AutoCloseable {
    /** Messages taken and not acknowledged. */
    static final int MOST = 1000;

    private static final Logger LOGGER = LoggerFactory.getLogger(QueueConsumer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** After so many acknowledgements it is worth it to wake the queue up. */
    private static final int WORTHWHILE = MOST / 10;

    private final Queue queue;
    private final StorageManager storage;
    private final long id;
    private final BlockingQueue<Taken> arrived = new ArrayBlockingQueue<>(MOST);
    private final Set<Taken> unacknowledged = new LinkedHashSet<>();
    private boolean open = true;
    private int acknowledged;
    private volatile String ended = "closed";

    /** A message that has been taken; each is its own, whatever a damaged journal may say. */
    static final class Taken {
        private final MessageReference reference;

        private Taken(MessageReference reference) {
            this.reference = reference;
        }

        MessageReference reference() {
            return reference;
        }
    }

    private QueueConsumer(Queue queue, StorageManager storage) {
        this.queue = queue;
        this.storage = storage;
        this.id = storage.generateID();
    }

    /**
     * Begins to take messages.
     *
     * @throws Exception if the queue is not there any more
     */
    static QueueConsumer of(Queue queue, StorageManager storage) throws Exception {
        QueueConsumer consumer = new QueueConsumer(queue, storage);
        queue.addConsumer(consumer);
        queue.deliverAsync();
        return consumer;
    }

    /** The next message in the order of the queue; null if none comes in time. */
    @Nullable Taken poll(Duration patience) throws InterruptedException {
        return arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is handed over past the queue overtakes what is in it. */
    @Override
    public boolean supportsDirectDelivery() {
        return false;
    }

    /** Called with the queue locked, so that nothing can come in between. */
    @Override
    public synchronized HandleStatus handle(MessageReference reference) {
        if (!open || unacknowledged.size() >= MOST) {
            return HandleStatus.BUSY;
        }
        reference.handled();
        Taken taken = new Taken(reference);
        unacknowledged.add(taken);
        arrived.add(taken);
        return HandleStatus.HANDLED;
    }

    /** Lets the broker forget a message, unless this has ended: then it will come again. */
    void acknowledge(Taken taken) {
        boolean wakeUp;
        synchronized (this) {
            if (!open || !unacknowledged.remove(taken)) {
                return;
            }
            acknowledged++;
            wakeUp = acknowledged >= WORTHWHILE || unacknowledged.isEmpty();
            if (wakeUp) {
                acknowledged = 0;
            }
        }
        try {
            // Not by the reference itself: one from a page would not tell the queue, which then
            // reads no more of them.
            queue.acknowledge(taken.reference);
        } catch (Exception failure) {
            LOGGER.debug("A message was not acknowledged and will come again", failure);
            synchronized (this) {
                unacknowledged.add(taken);
            }
            end("a message could not be acknowledged: " + failure);
        }
        if (wakeUp && isHeldUp()) {
            queue.deliverAsync();
        }
    }

    /** Neither after it was refused nor to read more pages does the queue look again by itself. */
    private boolean isHeldUp() {
        PageSubscription pages = queue.getPageSubscription();
        return queue.getPendingMessageCount() > 0 || (pages != null && pages.isPaging());
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void end(String why) {
        if (open) {
            open = false;
            ended = why;
        }
    }

    /** Why it has ended. */
    String ended() {
        return ended;
    }

    /** Gives back what is not acknowledged, in its order. */
    @Override
    public void close() {
        end("closed");
        queue.removeConsumer(this);
        List<Taken> left;
        synchronized (this) {
            left = new ArrayList<>(unacknowledged);
            unacknowledged.clear();
            arrived.clear();
        }
        var giveBack = new TransactionImpl(storage);
        left.forEach(taken -> queue.cancel(giveBack, taken.reference, true));
        try {
            giveBack.rollback();
            // It may wait for this thread's acknowledgements to be on disk, and the next consumer
            // would be handed what came later first.
            storage.waitOnOperations(PATIENCE.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (Exception stopped) {
            // What is in the journal comes again when it is opened.
            LOGGER.debug("Messages were not given back to a queue", stopped);
        }
    }

    @Override
    public void proceedDeliver(MessageReference reference) {
        // It has been taken already, in the order of the queue.
    }

    @Override
    public @Nullable Filter getFilter() {
        return null;
    }

    @Override
    public synchronized List<MessageReference> getDeliveringMessages() {
        return unacknowledged.stream().map(Taken::reference).toList();
    }

    @Override
    public String debug() {
        return toManagementString();
    }

    @Override
    public String toManagementString() {
        return "the gateway's reader of " + queue.getName();
    }

    @Override
    public void disconnect() {
        end("the queue was taken away");
    }

    @Override
    public void failed(Throwable failure) {
        end("the broker failed: " + failure);
    }

    @Override
    public void errorProcessing(Throwable failure, MessageReference reference) {
        end("a message could not be delivered: " + failure);
    }

    @Override
    public long sequentialID() {
        return id;
    }
}
