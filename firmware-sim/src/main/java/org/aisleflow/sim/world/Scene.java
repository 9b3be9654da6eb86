package org.aisleflow.sim.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;

/**
 * What everybody in the shop shares.
 *
 * @param shop what the scenario says of the shop
 * @param assortment the products
 * @param floor where everything is
 * @param agenda what will happen
 * @param stock every unit
 * @param strays units that lie where they do not belong
 * @param tills the queues
 * @param crowd everybody who is there
 * @param seeds random numbers by concern
 * @param news told of everything that happens
 */
record Scene(
        ShopSpec shop,
        Assortment assortment,
        Floor floor,
        Agenda agenda,
        Stock stock,
        Strays strays,
        Tills tills,
        Crowd crowd,
        Seeds seeds,
        Consumer<Happening> news) {
    /** A local time of the shop in milliseconds since 1970. */
    long millis(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(shop.timezone()).toInstant().toEpochMilli();
    }

    /** The day of the shop's time zone to which a time belongs. */
    LocalDate date(long time) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), shop.timezone());
    }

    LocalDate today() {
        return date(now());
    }

    List<Goods> products() {
        return assortment.all();
    }

    long now() {
        return agenda.now();
    }

    void tell(Happening happening) {
        news.accept(happening);
    }
}
