package org.aisleflow.sim.truth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.Track;

/**
 * {@code crossings} (who came, left or passed where), {@code visits} (a person's whole stay, when
 * it is over), {@code queues} (who waited how long at which till) and {@code shifts} (when staff
 * came and went, so that those at work are known whose stay is not over).
 */
final class PeopleTruth {
    static final String CROSSINGS = "crossings";
    static final String VISITS = "visits";
    static final String QUEUES = "queues";
    static final String SHIFTS = "shifts";

    private final ShopLedgers shop;
    private final List<ShopSpec.Area> zones;
    private final Map<Integer, Visit> inside = new HashMap<>();

    /** What is known of somebody who is still there. */
    private static final class Visit {
        private final long from;
        private final int group;
        private final boolean staff;
        private final boolean badge;
        private final ArrayNode basket = Ledgers.list();
        private boolean abandoned;

        Visit(long from, int group, boolean staff, boolean badge) {
            this.from = from;
            this.group = group;
            this.staff = staff;
            this.badge = badge;
        }
    }

    PeopleTruth(ShopLedgers shop, ShopSpec spec) {
        this.shop = shop;
        this.zones = spec.zones();
    }

    void write(Happening happening) {
        switch (happening) {
            case Happening.Entered entered -> {
                crossing(entered, "in", entered.person(), entered.door().value());
                came(entered.person(), new Visit(entered.time(), entered.group(), false, false));
            }
            case Happening.Left left -> {
                crossing(left, "out", left.person(), left.door().value());
                visited(left.time(), left.person(), left.track());
            }
            case Happening.Passed passed -> crossing(passed, "passing", 0, passed.door().value());
            case Happening.CameToWork came -> {
                came(came.person(), new Visit(came.time(), came.person(), true, came.badge()));
                shop.write(SHIFTS, shift(came, "came", came.person()).put("badge", came.badge()));
            }
            case Happening.WentHome home -> {
                shop.write(SHIFTS, shift(home, "went", home.person()));
                visited(home.time(), home.person(), home.track());
            }
            case Happening.Queued queued -> queued(queued);
            case Happening.Paid paid ->
                    stay(paid.person()).basket.addAll(ShopLedgers.goods(paid.lines()));
            case Happening.GaveUp gaveUp -> stay(gaveUp.person()).abandoned = true;
            default -> {}
        }
    }

    private void came(int person, Visit visit) {
        inside.put(person, visit);
    }

    private Visit stay(int person) {
        Visit visit = inside.get(person);
        if (visit == null) {
            throw new IllegalStateException("person %d is not there".formatted(person));
        }
        return visit;
    }

    private ObjectNode shift(Happening happening, String what, int person) {
        return shop.line(happening).put("what", what).put("person", person);
    }

    private void crossing(Happening happening, String direction, int person, String door) {
        ObjectNode line = shop.line(happening).put("direction", direction).put("door", door);
        if (person > 0) {
            line.put("person", person);
        }
        shop.write(CROSSINGS, line);
    }

    private void visited(long left, int person, Track track) {
        Visit visit = stay(person);
        inside.remove(person);
        ArrayNode stays = Ledgers.list();
        for (Stays.Stay stay : Stays.of(track, left, zones)) {
            stays.addObject()
                    .put("zone", stay.zone().value())
                    .put("from", ShopLedgers.text(stay.from()))
                    .put("to", ShopLedgers.text(stay.to()));
        }
        ObjectNode line =
                shop.line()
                        .put("person", person)
                        .put("group", visit.group)
                        .put("staff", visit.staff)
                        .put("badge", visit.badge)
                        .put("abandoned", visit.abandoned)
                        .put("from", ShopLedgers.text(visit.from))
                        .put("to", ShopLedgers.text(left));
        line.set("zones", stays);
        line.set("basket", visit.basket);
        shop.write(VISITS, line);
    }

    private void queued(Happening.Queued queued) {
        shop.write(
                QUEUES,
                shop.line(queued)
                        .put("person", queued.person())
                        .put("till", queued.till().value())
                        .put("ahead", queued.ahead())
                        .put("served", ShopLedgers.text(queued.served()))
                        .put("done", ShopLedgers.text(queued.done())));
    }
}
