package org.aisleflow.gateway.commands;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.CommandAnswered;
import org.aisleflow.contracts.commands.CommandDelivered;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.gateway.identity.DeviceIdentity;

/**
 * The commands that devices have not answered yet, as the topic says, and what this gateway saw
 * since. Thread-safe. What is delivered stays here until it is answered, so that answers to
 * commands that were never given can be told apart.
 */
public final class CommandBook {
    /** The API keeps fewer; beyond that the oldest are forgotten. */
    static final int MOST_PER_DEVICE = 64;

    private static final Comparator<Command> IN_ORDER =
            Comparator.comparing(Command::issued).thenComparing(Command::id);

    private final Set<StoreId> stores;
    private final InstantSource clock;
    private final Map<DeviceIdentity, Map<CommandId, Entry>> byDevice = new HashMap<>();

    private record Entry(Command command, boolean delivered) {}

    /**
     * Makes an empty book.
     *
     * @param stores commands for devices of other stores are another gateway's; empty for all
     * @param clock tells what has expired
     */
    public CommandBook(Set<StoreId> stores, InstantSource clock) {
        this.stores = Set.copyOf(stores);
        this.clock = clock;
    }

    /**
     * Takes what the topic says.
     *
     * @param fact a command, or what happened to one
     */
    public synchronized void take(CommandFact fact) {
        DeviceIdentity device = new DeviceIdentity(fact.store(), fact.device());
        switch (fact) {
            case Command command -> {
                if (stores.isEmpty() || stores.contains(command.store())) {
                    put(device, command);
                }
            }
            case CommandDelivered(_, _, var id, _, _) -> markDelivered(device, id);
            case CommandAnswered(_, _, var id, _, _) -> forget(device, id);
        }
    }

    private void put(DeviceIdentity device, Command command) {
        Map<CommandId, Entry> entries = byDevice.computeIfAbsent(device, _ -> new HashMap<>());
        entries.putIfAbsent(command.id(), new Entry(command, false));
        if (entries.size() > MOST_PER_DEVICE) {
            entries.values().stream()
                    .map(Entry::command)
                    .min(IN_ORDER)
                    .ifPresent(oldest -> entries.remove(oldest.id()));
        }
    }

    /**
     * Forgets a command.
     *
     * @param device whose
     * @param id which
     * @return the command, or empty if it was not here
     */
    public synchronized Optional<Command> forget(DeviceIdentity device, CommandId id) {
        Map<CommandId, Entry> entries = byDevice.get(device);
        Entry entry = entries == null ? null : entries.remove(id);
        if (entries != null && entries.isEmpty()) {
            byDevice.remove(device);
        }
        return Optional.ofNullable(entry).map(Entry::command);
    }

    /**
     * Takes a command back in that the device has and whose answer could not be kept.
     *
     * @param device whose
     * @param command the command
     */
    public synchronized void putBack(DeviceIdentity device, Command command) {
        byDevice.computeIfAbsent(device, _ -> new HashMap<>())
                .put(command.id(), new Entry(command, true));
    }

    /**
     * Notes that a device has a command.
     *
     * @param device which device
     * @param id which command
     * @return whether that is news
     */
    public synchronized boolean markDelivered(DeviceIdentity device, CommandId id) {
        Map<CommandId, Entry> entries = byDevice.getOrDefault(device, Map.of());
        Entry entry = entries.get(id);
        if (entry == null || entry.delivered()) {
            return false;
        }
        entries.put(id, new Entry(entry.command(), true));
        return true;
    }

    /**
     * The commands that a device has still to get.
     *
     * @param device the device
     * @return those neither delivered nor expired, oldest first
     */
    public synchronized List<Command> waiting(DeviceIdentity device) {
        return byDevice.getOrDefault(device, Map.of()).values().stream()
                .filter(entry -> !entry.delivered())
                .map(Entry::command)
                .filter(command -> !command.isExpired(clock.instant()))
                .sorted(IN_ORDER)
                .toList();
    }

    /**
     * The command that a device gets next.
     *
     * @param device the device
     * @return the oldest one that waits
     */
    public Optional<Command> next(DeviceIdentity device) {
        return waiting(device).stream().findFirst();
    }

    /**
     * The devices for which there is anything here.
     *
     * @return a copy
     */
    public synchronized Set<DeviceIdentity> devices() {
        return Set.copyOf(byDevice.keySet());
    }
}
