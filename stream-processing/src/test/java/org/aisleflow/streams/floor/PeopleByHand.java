package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.streams.floor.ByHand.Seen;
import org.jspecify.annotations.Nullable;

/**
 * Trails put together plainly, as the words at {@code Stitching} say, from all sightings at once.
 * Views are rectangles.
 */
final class PeopleByHand {
    static final String BADGE = "*";
    static final String NO_BADGE = ".";
    private static final long GAP = 30_000;

    private final Store store;
    private final List<Trail> trails = new ArrayList<>();

    private PeopleByHand(Store store) {
        this.store = store;
    }

    /** A trail and what was decided about it. */
    static final class Trail {
        private final List<Seen> seen;
        private @Nullable Trail before;
        private boolean overlaps;
        private boolean shadow;
        private boolean companion;

        Trail(List<Seen> seen) {
            this.seen = seen;
        }

        List<Seen> seen() {
            return seen;
        }

        boolean isNew() {
            return before == null;
        }

        boolean isShadow() {
            return shadow;
        }

        boolean companion() {
            return companion;
        }

        boolean isCompanionsVisit() {
            return before == null ? companion : before.isCompanionsVisit();
        }

        /** With which its visit began. */
        Trail root() {
            return before == null ? this : before.root();
        }

        /** The visit up to where this trail takes it over. */
        List<Seen> visitBefore() {
            return before == null ? List.of() : before.whole();
        }

        /** The visit up to the trail's end. */
        List<Seen> whole() {
            List<Seen> whole = new ArrayList<>(visitBefore());
            for (Seen one : seen) {
                if (before == null || one.time() > before.end()) {
                    whole.add(one);
                }
            }
            return whole;
        }

        String id() {
            return seen.getFirst().id();
        }

        boolean wearsBadge(Map<String, List<Seen>> tracks) {
            return Objects.requireNonNull(tracks.get(id())).stream().anyMatch(Seen::badge);
        }

        long start() {
            return seen.getFirst().time();
        }

        long end() {
            return seen.getLast().time();
        }

        boolean isBefore(Trail other) {
            return start() < other.start()
                    || (start() == other.start()
                            && seen.getFirst().id().compareTo(other.seen.getFirst().id()) < 0);
        }
    }

    /** Whether one id with a badge and without one are two tracks. */
    static boolean tellsBadges(Store store) {
        return !store.doors().isEmpty()
                && !store.devices().isEmpty()
                && store.devices().stream()
                        .allMatch(device -> Boolean.TRUE.equals(device.tellsBadges()));
    }

    static List<Trail> of(Store store, Collection<List<Seen>> tracks) {
        PeopleByHand hand = new PeopleByHand(store);
        tracks.forEach(hand::split);
        hand.trails.sort((a, b) -> a.isBefore(b) ? -1 : b.isBefore(a) ? 1 : 0);
        hand.trails.forEach(hand::decide);
        return hand.trails;
    }

    /** The ids of tracks that are staff. */
    static Set<String> staff(
            Map<String, List<Seen>> tracks,
            List<Trail> trails,
            Predicate<Seen> isBackstage,
            Predicate<List<Seen>> isAtHomeBackstage) {
        Set<String> staff = new HashSet<>();
        tracks.forEach((id, track) -> {
            // Of each visit, as far as it had gone when the track was last seen in it.
            Map<Trail, List<Seen>> visits = new HashMap<>();
            boolean isStaff = track.stream().anyMatch(Seen::badge);
            for (Trail trail : trails) {
                if (trail.id().equals(id) && !trail.isShadow()) {
                    List<Seen> whole = trail.whole();
                    isStaff |= isAtHomeBackstage.test(whole);
                    visits.merge(
                            trail.root(),
                            whole,
                            (one, other) -> lasted(one) >= lasted(other) ? one : other);
                }
            }
            if (isStaff || isStaffs(visits.values(), isBackstage)) {
                staff.add(id);
            }
        });
        for (Trail trail : trails) {
            boolean isStaffs =
                    !trail.isShadow()
                            && (trail.wearsBadge(tracks)
                                    || isAtHomeBackstage.test(trail.whole())
                                    || isStaffs(List.of(trail.whole()), isBackstage));
            for (Trail other : trails) {
                if (isStaffs && !other.isShadow() && other.root() == trail.root()) {
                    staff.add(other.id());
                }
            }
        }
        Set<String> ofVisits = new HashSet<>(staff);
        for (Trail trail : trails) {
            Trail original = trail.before;
            boolean hasVisits =
                    trails.stream().anyMatch(one -> one.id().equals(trail.id()) && !one.isShadow());
            if (!hasVisits && original != null && ofVisits.contains(original.id())) {
                staff.add(trail.id());
            }
        }
        return staff;
    }

    private static boolean isStaffs(Collection<List<Seen>> visits, Predicate<Seen> isBackstage) {
        long present = 0;
        long backstage = 0;
        for (List<Seen> whole : visits) {
            present += lasted(whole);
            for (int i = 1; i < whole.size(); i++) {
                boolean both = isBackstage.test(whole.get(i)) && isBackstage.test(whole.get(i - 1));
                backstage += both ? whole.get(i).time() - whole.get(i - 1).time() : 0;
            }
        }
        return present > 3 * 3_600_000 || (present >= 300_000 && 2 * backstage > present);
    }

    private static long lasted(List<Seen> visit) {
        return visit.getLast().time() - visit.getFirst().time();
    }

    /** Notes who came with somebody who is not staff. */
    static void companions(List<Trail> trails, Set<String> staff) {
        for (Trail trail : trails) {
            for (Trail other : trails) {
                if (trail.isNew()
                        && other.isBefore(trail)
                        && canBeOne(other, trail)
                        && other.end() >= trail.start()
                        && trail.start() - other.start() <= 20_000
                        && other.isNew()
                        && !staff.contains(other.seen().getFirst().id())
                        && isTogether(trail, other, trails)) {
                    trail.companion = true;
                }
            }
        }
    }

    private void split(List<Seen> track) {
        List<Seen> trail = new ArrayList<>();
        for (Seen seen : track) {
            if (!trail.isEmpty() && seen.time() - trail.getLast().time() > GAP) {
                trails.add(new Trail(trail));
                trail = new ArrayList<>();
            }
            trail.add(seen);
        }
        trails.add(new Trail(trail));
    }

    private void decide(Trail trail) {
        if (!store.doors().isEmpty() && !store.devices().isEmpty()) {
            Trail original = shadowed(trail);
            if (original != null) {
                Trail bearer = bearer(original, trail);
                trail.before = bearer;
                trail.overlaps = true;
                trail.shadow = trail.end() <= bearer.end() + 3_000;
                return;
            }
            Trail lost = likeliestLost(trail);
            if (lost != null && likeliestFound(lost) == trail) {
                trail.before = lost;
                return;
            }
        }
    }

    private @Nullable Trail shadowed(Trail trail) {
        Trail nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Trail other : trails) {
            if (other.isBefore(trail) && canBeOne(other, trail) && other.end() >= trail.start()) {
                double metres = apart(trail, other);
                if (metres < least) {
                    least = metres;
                    nearest = other;
                }
            }
        }
        return nearest;
    }

    private double apart(Trail later, Trail earlier) {
        double x = 0;
        double y = 0;
        double variance = 0;
        int looks = 0;
        List<Seen> all = track(earlier);
        Seen there = atOrBefore(all, later.start());
        if (there == null || !bothSee(later.seen().getFirst(), there)) {
            return Double.POSITIVE_INFINITY;
        }
        for (Seen seen : later.seen()) {
            Seen then = atOrBefore(all, seen.time());
            if (seen.time() <= later.start() + 60_000 && then != null && isSameFrame(seen, then)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        for (Seen seen : later.seen()) {
            if (seen.time() > later.start() + 5_000) {
                break;
            }
            Seen before = atOrBefore(all, seen.time());
            Seen after = atOrAfter(all, seen.time());
            if (before == null || after == null || after.time() - before.time() > GAP) {
                continue;
            }
            if (isSameFrame(seen, before) || isSameFrame(seen, after) || !bothSee(seen, before)) {
                return Double.POSITIVE_INFINITY;
            }
            double[] place = place(before, after, seen.time());
            x += seen.x() - place[0];
            y += seen.y() - place[1];
            variance += Math.pow(error(seen), 2) + Math.pow(error(before), 2);
            looks++;
        }
        double metres = Math.hypot(x / looks, y / looks);
        boolean near = looks > 0 && metres < 1 + 2 * Math.sqrt(variance / looks / looks);
        return near ? metres : Double.POSITIVE_INFINITY;
    }

    private Trail bearer(Trail original, Trail shadow) {
        Trail bearer = original;
        while (bearer.shadow && bearer.before != null) {
            bearer = bearer.before;
        }
        while (true) {
            Trail from = bearer;
            Trail next =
                    trails.stream()
                            .filter(other -> other.isBefore(shadow))
                            .filter(other -> other.before == from)
                            .filter(other -> other.overlaps && !other.shadow)
                            .max(Comparator.comparingLong(Trail::end))
                            .orElse(null);
            if (next == null) {
                return bearer;
            }
            bearer = next;
        }
    }

    private @Nullable Trail likeliestLost(Trail found) {
        if (isAtDoor(found.seen().getFirst())) {
            return null;
        }
        Trail best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Trail other : trails) {
            boolean handedOver =
                    trails.stream()
                            .anyMatch(
                                    next -> next.before == other && next.overlaps && !next.shadow);
            if (canBeOne(other, found)
                    && other.end() < found.start()
                    && found.start() - other.end() <= GAP
                    && !other.shadow
                    && !handedOver
                    && !isAtDoor(other.seen().getLast())
                    && unlikeliness(other, found) < least) {
                best = other;
                least = unlikeliness(other, found);
            }
        }
        return best;
    }

    private @Nullable Trail likeliestFound(Trail lost) {
        Trail best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Trail other : trails) {
            if (canBeOne(other, lost)
                    && other.start() > lost.end()
                    && other.start() - lost.end() <= GAP
                    && !isAtDoor(other.seen().getFirst())
                    && shadowed(other) == null
                    && unlikeliness(lost, other) < least) {
                best = other;
                least = unlikeliness(lost, other);
            }
        }
        return best;
    }

    private static double unlikeliness(Trail lost, Trail found) {
        Seen from = lost.seen().getLast();
        Seen to = found.seen().getFirst();
        double seconds = (to.time() - from.time()) / 1_000.0;
        double metres = Math.hypot(to.x() - from.x(), to.y() - from.y());
        if (metres > 1 + 2 * seconds) {
            return Double.POSITIVE_INFINITY;
        }
        double spread = 0.5 + 0.6 * seconds;
        return metres * metres / (2 * spread * spread) + 2 * Math.log(spread);
    }

    private static boolean isTogether(Trail later, Trail earlier, List<Trail> trails) {
        double metres = 0;
        int looks = 0;
        long next = Long.MIN_VALUE;
        List<Seen> all = track(earlier, trails);
        for (Seen seen : later.seen()) {
            if (seen.time() > later.start() + 60_000) {
                break;
            }
            if (seen.time() < next) {
                continue;
            }
            next = seen.time() + 5_000;
            Seen before = atOrBefore(all, seen.time());
            Seen after = atOrAfter(all, seen.time());
            if (before != null && after != null && after.time() - before.time() <= GAP) {
                double[] place = place(before, after, seen.time());
                metres += Math.hypot(seen.x() - place[0], seen.y() - place[1]);
                looks++;
            }
        }
        return looks >= 3 && metres / looks <= 2;
    }

    /** All sightings of the track that a trail is of. */
    private List<Seen> track(Trail trail) {
        return track(trail, trails);
    }

    private static List<Seen> track(Trail trail, List<Trail> trails) {
        List<Seen> all = new ArrayList<>();
        for (Trail other : trails) {
            if (!isOther(other, trail)) {
                all.addAll(other.seen());
            }
        }
        return all;
    }

    private static boolean isOther(Trail one, Trail other) {
        return !one.seen().getFirst().id().equals(other.seen().getFirst().id());
    }

    /** Other tracks that can be of the same person, as far as badges tell. */
    private static boolean canBeOne(Trail one, Trail other) {
        String name = one.seen().getFirst().id();
        String otherName = other.seen().getFirst().id();
        return isOther(one, other)
                && !(name.endsWith(BADGE) && otherName.endsWith(NO_BADGE))
                && !(name.endsWith(NO_BADGE) && otherName.endsWith(BADGE));
    }

    private static @Nullable Seen atOrBefore(List<Seen> all, long time) {
        Seen found = null;
        for (Seen seen : all) {
            if (seen.time() <= time) {
                found = seen;
            }
        }
        return found;
    }

    private static @Nullable Seen atOrAfter(List<Seen> all, long time) {
        for (Seen seen : all) {
            if (seen.time() >= time) {
                return seen;
            }
        }
        return null;
    }

    private static double[] place(Seen before, Seen after, long time) {
        long length = after.time() - before.time();
        double part = length == 0 ? 0 : (double) (time - before.time()) / length;
        return new double[] {
            before.x() + (after.x() - before.x()) * part,
            before.y() + (after.y() - before.y()) * part
        };
    }

    private static boolean isSameFrame(Seen one, Seen other) {
        return one.time() == other.time() && one.sensor().equals(other.sensor());
    }

    private boolean isAtDoor(Seen seen) {
        return store.doors().stream()
                .anyMatch(door -> {
                    // The test's doors stand upright.
                    Point one = door.line().get(0);
                    Point other = door.line().get(1);
                    double y =
                            Math.clamp(
                                    seen.y(),
                                    Math.min(one.y(), other.y()),
                                    Math.max(one.y(), other.y()));
                    return Math.hypot(seen.x() - one.x(), seen.y() - y) <= 2;
                });
    }

    /**
     * In what both see, or at most half a metre or three errors beside; exact but for corners,
     * which differ less.
     */
    private boolean bothSee(Seen one, Seen other) {
        double[] a = view(one.sensor());
        double[] b = view(other.sensor());
        if (a.length == 0 || b.length == 0 || one.sensor().equals(other.sensor())) {
            return false;
        }
        double left = Math.max(a[0], b[0]);
        double right = Math.min(a[1], b[1]);
        double beside = Math.max(0.5, 3 * Math.max(a[2], b[2]));
        return right - left > 0 && one.x() >= left - beside && one.x() <= right + beside;
    }

    private double error(Seen seen) {
        double[] view = view(seen.sensor());
        return view.length == 0 ? 0 : view[2];
    }

    /** Left and right of a sensor's view and its error; the view is as deep as all that is seen. */
    private double[] view(String sensor) {
        for (Device device : store.devices()) {
            List<Point> covers = device.covers();
            if (device.id().value().equals(sensor) && covers != null) {
                return new double[] {
                    covers.stream().mapToDouble(Point::x).min().orElseThrow(),
                    covers.stream().mapToDouble(Point::x).max().orElseThrow(),
                    Objects.requireNonNullElse(device.accuracyMetres(), 0.0)
                };
            }
        }
        return new double[0];
    }
}
