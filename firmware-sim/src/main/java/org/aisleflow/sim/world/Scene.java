package org.aisleflow.sim.world;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;

/**
 * What everybody in the shop shares.
 *
 * @param shop what the scenario says of the shop
 * @param products the assortment
 * @param floor where everything is
 * @param agenda what will happen
 * @param stock every unit
 * @param tills the queues
 * @param crowd everybody who is there
 * @param seeds random numbers by concern
 * @param news told of everything that happens
 */
record Scene(
        ShopSpec shop,
        List<Goods> products,
        Floor floor,
        Agenda agenda,
        Stock stock,
        Tills tills,
        Crowd crowd,
        Seeds seeds,
        Consumer<Happening> news) {
    /** A local time of the shop in milliseconds since 1970. */
    long millis(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(shop.timezone()).toInstant().toEpochMilli();
    }

    long now() {
        return agenda.now();
    }

    void tell(Happening happening) {
        news.accept(happening);
    }
}
