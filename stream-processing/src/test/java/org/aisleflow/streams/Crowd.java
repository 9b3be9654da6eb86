package org.aisleflow.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.streams.floor.Shop;

/**
 * People in several shops: what the devices say of them, and what must come of it, added up by hand
 * as they are made. One comes every 20 s, is 12 s among the fruit and 3 s at the bread, and every
 * second one buys something. Some messages come twice, as from devices that got no answer.
 */
final class Crowd {
    private static final int SECONDS_EACH = 20;
    private static final int FRAMES = 17;
    private static final int FRUIT_FRAMES = 13;
    private static final int FRUIT_CELL = 6 * 24 + 4;
    private static final int BREAD_CELL = 6 * 24 + 14;

    private final Random random;
    private final Instant start;
    private final List<StoreId> stores = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Double> expected = new TreeMap<>();
    private int people;
    private int repeated;

    Crowd(int stores, Instant start, Random random) {
        this.random = random;
        this.start = start;
        for (int i = 1; i <= stores; i++) {
            this.stores.add(StoreId.of("shop-" + i));
        }
    }

    List<Store> catalog() {
        return stores.stream().map(Crowd::shop).toList();
    }

    /** What must have come out by now. */
    Map<String, Double> expected() {
        return expected;
    }

    /** People who came into all shops so far. */
    double cameIn() {
        return expected.entrySet().stream()
                .filter(number -> number.getKey().startsWith("in "))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    int sent() {
        return repeated + (int) numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    int repeated() {
        return repeated;
    }

    /** The next person of every shop. */
    List<Envelope> next() {
        List<Envelope> said = new ArrayList<>();
        Instant from = start.plusSeconds((long) people * SECONDS_EACH);
        for (StoreId store : stores) {
            cross(store, from, said);
            walk(store, from, said);
            if (people % 2 == 0) {
                buy(store, from.plusSeconds(16), said);
            }
        }
        people++;
        return said;
    }

    private void cross(StoreId store, Instant time, List<Envelope> said) {
        int in = 1 + random.nextInt(3);
        int out = random.nextInt(2);
        say(store, "door-1", time, new Crossing(LineId.of("main"), in, out, null), said);
        String minute = store + " " + floor(time, 60);
        add("in " + minute, in);
        add("out " + minute, out);
    }

    private void walk(StoreId store, Instant from, List<Envelope> said) {
        for (int second = 0; second < FRAMES; second++) {
            double x = second < FRUIT_FRAMES ? 2 : 7;
            var seen = new Positions.Track("p" + people, x, 3, false);
            say(store, "eye-1", from.plusSeconds(second), new Positions(List.of(seen)), said);
        }
        String window = store + " " + floor(from, 300);
        add("visits " + window, 1);
        add("visit seconds " + window, FRAMES - 1);
        add("metres " + window, 5);
        add("entries fruit " + window, 1);
        add("dwells fruit " + window, 1);
        add("dwell seconds fruit " + window, FRUIT_FRAMES - 1);
        add("entries bread " + window, 1);
        add("move fruit>bread " + window, 1);
        add("cell visits " + FRUIT_CELL + " " + window, 1);
        add("cell seconds " + FRUIT_CELL + " " + window, FRUIT_FRAMES);
        add("cell visits " + BREAD_CELL + " " + window, 1);
        add("cell seconds " + BREAD_CELL + " " + window, FRAMES - 1 - FRUIT_FRAMES);
    }

    private void buy(StoreId store, Instant time, List<Envelope> said) {
        int units = 1 + random.nextInt(4);
        var line = new Sale.Line(Sku.of("apple"), units, null);
        say(store, "till-1", time, new Sale(ReceiptId.of("r" + people), List.of(line)), said);
        String window = store + " " + floor(time, 300);
        add("receipts " + window, 1);
        add("units " + window, units);
    }

    private void say(
            StoreId store, String device, Instant time, Telemetry telemetry, List<Envelope> said) {
        long seq = numbers.merge(store + " " + device, 1L, Long::sum);
        Envelope envelope =
                new Envelope(
                        store,
                        DeviceId.of(device),
                        1,
                        seq,
                        time,
                        time,
                        time.plusMillis(200),
                        ClockSource.DEVICE,
                        Protocol.MQTT,
                        telemetry);
        said.add(envelope);
        String hour = store + " " + device + " " + floor(time, 3_600);
        add("accepted " + hour, 1);
        if (random.nextInt(20) == 0) {
            said.add(envelope);
            add("duplicates " + hour, 1);
            repeated++;
        }
    }

    private void add(String what, double amount) {
        if (amount != 0) {
            expected.merge(what, amount, Double::sum);
        }
    }

    private static Instant floor(Instant time, long seconds) {
        long length = Duration.ofSeconds(seconds).toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), length) * length);
    }

    private static Store shop(StoreId id) {
        Store shop = Shop.store();
        return Store.builder(id, "Shop " + id, ZoneOffset.UTC)
                .extent(shop.widthMetres(), shop.depthMetres())
                .zones(shop.zones())
                .build();
    }
}
