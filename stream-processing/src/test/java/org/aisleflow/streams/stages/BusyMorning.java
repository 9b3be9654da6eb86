package org.aisleflow.streams.stages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.streams.floor.Shop;

/**
 * Three hours in the watched shop, as its devices tell them: a door, a till, and three sensors that
 * overlap and each give people names of their own. All of it can come live, or that of some devices
 * and of the hour in the middle only after that hour.
 */
final class BusyMorning {
    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant TEN = NINE.plus(Duration.ofHours(1));
    static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));
    static final List<String> DEVICES = List.of("door-1", "till-1", "eye-0", "eye-1", "eye-2");

    private static final double[][] VIEWS = {{0, 6}, {4, 9}, {8, 12}};
    private static final int STEP_MILLIS = 2_000;

    private final Random random;
    private final List<Said> said = new ArrayList<>();
    private int names;

    /** Something a device said. */
    private record Said(String device, Instant time, Telemetry telemetry) {}

    BusyMorning(Random random, int people) {
        this.random = random;
        for (int i = 0; i < people; i++) {
            visit(NINE.plusMillis(random.nextInt(10_500) * 1_000L), i);
        }
        // A device numbers what it says in the order in which it says it.
        said.sort(Comparator.comparing(Said::time));
    }

    /**
     * Two at a time walk past each other, and the sensor takes the one for the other.
     *
     * @param meetings how often
     */
    BusyMorning andMeetings(int meetings) {
        for (int i = 0; i < meetings; i++) {
            meet(NINE.plusMillis(random.nextInt(10_500) * 1_000L));
        }
        said.sort(Comparator.comparing(Said::time));
        return this;
    }

    private void meet(Instant start) {
        String one = "trail%04d".formatted(names++);
        String other = "trail%04d".formatted(names++);
        for (int second = 0; second <= 16; second++) {
            boolean swapped = second >= 8;
            double walked = 0.3 * second + random.nextGaussian() * 0.05;
            say(
                    "eye-1",
                    start.plusSeconds(second),
                    new Positions(
                            List.of(
                                    new Positions.Track(
                                            swapped ? other : one, 4.1 + walked, 3, false),
                                    new Positions.Track(
                                            swapped ? one : other, 8.9 - walked, 3.3, false))));
        }
    }

    /** As it came with all devices in reach. */
    List<Envelope> live() {
        return received(Set.of(), 0);
    }

    /**
     * As it came when some were out of reach from ten to eleven.
     *
     * @param offline their names
     */
    List<Envelope> late(Set<String> offline) {
        return received(offline, random.nextInt(1_800_000));
    }

    private List<Envelope> received(Set<String> offline, int drainMillis) {
        Map<String, Long> numbers = new HashMap<>();
        List<Envelope> all = new ArrayList<>();
        for (Said one : said) {
            boolean isLate =
                    offline.contains(one.device)
                            && !one.time.isBefore(TEN)
                            && one.time.isBefore(ELEVEN);
            Instant received =
                    isLate
                            ? ELEVEN.plusMillis(1 + random.nextInt(1 + drainMillis))
                            : one.time.plusMillis(200);
            all.add(
                    Sent.message(
                            DeviceId.of(one.device),
                            1,
                            numbers.merge(one.device, 1L, Long::sum),
                            one.time,
                            received,
                            one.telemetry));
        }
        all.sort(Comparator.comparing(Envelope::receivedAt));
        return all;
    }

    private void visit(Instant start, int person) {
        say("door-1", start, Sent.crossing(1, 0));
        double x = 0.3;
        double y = 0.5;
        double headX = 0.8;
        double headY = 0.5;
        int steps = 30 + random.nextInt(90);
        boolean badge = random.nextInt(10) == 0;
        String[] known = {"", "", ""};
        int hidden = 0;
        for (int step = 0; step < steps; step++) {
            if (random.nextInt(10) == 0) {
                headX = random.nextDouble() * 2 - 1;
                headY = random.nextDouble() * 2 - 1;
            }
            x = Math.clamp(x + headX, 0.1, 11.9);
            y = Math.clamp(y + headY, 0.1, 7.9);
            hidden = hidden == 0 && random.nextInt(25) == 0 ? 1 + random.nextInt(16) : hidden;
            look(known, start.plusMillis((long) step * STEP_MILLIS), x, y, badge, hidden == 0);
            hidden = Math.max(0, hidden - 1);
        }
        Instant end = start.plusMillis((long) steps * STEP_MILLIS);
        if (random.nextBoolean()) {
            Sku sku = Sku.of("sku-" + random.nextInt(5));
            var line = new Sale.Line(sku, 1 + random.nextInt(3), null);
            say("till-1", end, new Sale(ReceiptId.of("r" + person), List.of(line)));
        }
        say("door-1", end, Sent.crossing(0, 1));
    }

    private void look(
            String[] known, Instant time, double x, double y, boolean badge, boolean seen) {
        for (int eye = 0; eye < VIEWS.length; eye++) {
            if (!seen || x < VIEWS[eye][0] || x > VIEWS[eye][1]) {
                known[eye] = "";
                continue;
            }
            if (known[eye].isEmpty()) {
                known[eye] = "trail%04d".formatted(names++);
            }
            double there = Math.clamp(x + random.nextGaussian() * 0.15, 0, 12);
            var track = new Positions.Track(known[eye], there, y, badge && random.nextInt(9) == 0);
            say("eye-" + eye, time.plusMillis(eye * 170L), new Positions(List.of(track)));
        }
    }

    private void say(String device, Instant time, Telemetry telemetry) {
        said.add(new Said(device, time, telemetry));
    }

    static Bench shop() {
        return shop(Shop.watched());
    }

    static Bench shop(Store store) {
        return new Bench().catalog(store);
    }
}
