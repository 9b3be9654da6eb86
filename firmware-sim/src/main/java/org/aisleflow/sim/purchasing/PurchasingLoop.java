package org.aisleflow.sim.purchasing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.sim.world.World;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders in the worlds what was approved in Aisleflow, each suggestion once, also over restarts;
 * and tells Aisleflow of all orders whose goods have not come. Without access to an API it only
 * repeats what was ordered in earlier runs. The worlds are touched in the caller's thread only.
 */
public final class PurchasingLoop implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(PurchasingLoop.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final @Nullable OrdersApi api;
    private final OrderBook book;
    private final OpenOrders open;
    private final Map<StoreId, World> worlds = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<Approved> approved = List.of();
    private boolean answers = true;
    private boolean takesOrders = true;

    /**
     * Watches worlds, and has delivered there what was ordered in earlier runs.
     *
     * @param access how to get to the API; null to use none
     * @param file where placed orders are kept
     * @param worlds the shops, which have not advanced yet
     * @throws IllegalArgumentException if the file is damaged
     */
    public PurchasingLoop(@Nullable ApiAccess access, Path file, List<World> worlds) {
        this.api = access == null ? null : new OrdersApi(access);
        this.book = new OrderBook(file);
        this.open = new OpenOrders(book);
        for (World world : worlds) {
            this.worlds.put(world.shop().id(), world);
            open.watch(world);
        }
        book.entries().forEach(this::order);
        this.thread = Thread.ofPlatform().name("purchasing").daemon().unstarted(this::run);
    }

    private void order(OrderBook.Entry entry) {
        World world = worlds.get(entry.store());
        if (world != null) {
            world.order(entry.order());
        }
    }

    /** Begins to ask the API and to tell it; called once, when the worlds are in the present. */
    public void goLive() {
        if (api != null) {
            thread.start();
        }
    }

    /** Places what was approved since the last call; called between two steps of the worlds. */
    public void place() {
        for (Approved order : approved) {
            World world = worlds.get(order.store());
            if (book.holds(order.suggestion()) || refused.contains(order.suggestion())) {
                continue;
            }
            if (world == null || !world.sells(order.sku())) {
                refused.add(order.suggestion());
                LOGGER.warn(
                        "Nobody sells {} in {}: suggestion {} is not ordered",
                        order.sku(),
                        order.store(),
                        order.suggestion());
                continue;
            }
            // A millisecond on: by then a world that is computed again has done the same as this.
            Instant placed = world.now().plusMillis(1);
            OrderBook.Entry entry =
                    new OrderBook.Entry(
                            order.suggestion(), order.store(), order.sku(), order.units(), placed);
            book.add(entry);
            order(entry);
        }
    }

    private void run() {
        try {
            do {
                exchange();
            } while (!stopping.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for what was approved, and tells of open orders. */
    void exchange() throws InterruptedException {
        if (api == null) {
            return;
        }
        try {
            approved = api.approved();
            tellAll(api);
            answers = true;
        } catch (IOException | IllegalArgumentException silent) {
            if (answers) {
                LOGGER.warn("Aisleflow's API cannot be used now: {}", silent.toString());
            }
            answers = false;
        }
    }

    private void tellAll(OrdersApi to) throws IOException, InterruptedException {
        for (PurchaseOrder order : open.all()) {
            OrdersApi.Told told = to.tell(order);
            if (told == OrdersApi.Told.NOT_FOUND) {
                // An older Aisleflow, or one that does not know the store yet: asked again later.
                if (takesOrders) {
                    LOGGER.warn("Aisleflow does not take the orders of {}", order.store());
                }
                takesOrders = false;
                return;
            }
            if (told == OrdersApi.Told.REFUSED) {
                LOGGER.warn("Aisleflow refuses order {}", order.id());
            }
            takesOrders = true;
            open.remove(order.id());
        }
    }

    /** Stops asking; what was placed is delivered when the worlds advance. */
    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(CLOSE_PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (api != null) {
            api.close();
        }
    }
}
