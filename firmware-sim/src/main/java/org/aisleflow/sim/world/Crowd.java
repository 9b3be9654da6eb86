package org.aisleflow.sim.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everybody who is in the shop, in the order in which they came. */
final class Crowd {
    private final Map<Integer, Person> people = new LinkedHashMap<>();
    private int last;

    int nextNumber() {
        return ++last;
    }

    void add(Person person) {
        people.put(person.number(), person);
    }

    void remove(Person person) {
        people.remove(person.number());
    }

    List<Sighting> at(long time) {
        return people.values().stream().map(person -> person.at(time)).toList();
    }
}
