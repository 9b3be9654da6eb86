package org.aisleflow.streams.floor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a trail begins, as {@link Stitching} defines it, from what is known of the others.
 * Whose shadow a trail is does not depend on how others began; so it is remembered for as long as
 * no sighting is taken in.
 */
final class BeginningRule {
    private final TrailIndex index;
    private final Map<TrailName, Optional<TrailAt>> shadows = new HashMap<>();

    BeginningRule(TrailIndex index) {
        this.index = index;
    }

    /** To be called before anything is taken in. */
    void forgetShadows() {
        shadows.clear();
    }

    /**
     * How a trail begins.
     *
     * @param trail the trail
     * @param known how it began as far as was known until now
     * @param views what the sensors can see
     */
    Beginning evaluate(TrailAt trail, Beginning known, Views views) {
        TrailName before = TrailIndex.before(known);
        if (before != null && index.find(before) == null) {
            return known;
        }
        List<TrailAt> earlier = index.before(trail);
        if (views.tellWherePeopleVanish(trail.start())) {
            TrailAt original = shadowedBy(trail, earlier, views);
            if (original != null) {
                return shadow(trail, carrier(original, trail));
            }
            TrailAt lost = lostBefore(trail, earlier, views);
            if (lost != null) {
                return goingOn(lost, false);
            }
        }
        return isCompanion(trail, earlier) ? new Beginning.Anew(true) : Beginning.ALONE;
    }

    private static Beginning shadow(TrailAt trail, TrailAt original) {
        return trail.end() <= original.end() + Stitching.OUTLASTING_MILLIS
                ? new Beginning.Shadow(original.name())
                : goingOn(original, true);
    }

    private static Beginning goingOn(TrailAt from, boolean overlaps) {
        return new Beginning.Continued(
                from.name(),
                overlaps,
                from.end(),
                from.track().visitAtEnd(from.start(), from.end()));
    }

    private @Nullable TrailAt shadowedBy(TrailAt trail, List<TrailAt> earlier, Views views) {
        Optional<TrailAt> known = shadows.get(trail.name());
        if (known == null) {
            known = Optional.ofNullable(findShadowed(trail, earlier, views));
            shadows.put(trail.name(), known);
        }
        return known.orElse(null);
    }

    private boolean isShadow(TrailAt trail, Views views) {
        Optional<TrailAt> known = shadows.get(trail.name());
        return known == null
                ? shadowedBy(trail, index.before(trail), views) != null
                : known.isPresent();
    }

    private @Nullable TrailAt findShadowed(TrailAt trail, List<TrailAt> earlier, Views views) {
        Sighting first = trail.trail().first();
        TrailAt nearest = null;
        double least = Closeness.FAR;
        List<Sighting> evidence = List.of();
        for (TrailAt other : earlier) {
            if (other.end() < trail.start()) {
                continue;
            }
            Sighting there = other.track().atOrBefore(trail.start());
            if (there == null
                    || !views.bothSee(first.sensor(), there.sensor(), first.x(), first.y())) {
                continue;
            }
            if (evidence.isEmpty()) {
                evidence =
                        trail.track()
                                .between(
                                        trail.start(),
                                        Math.min(
                                                trail.end(),
                                                trail.start() + Stitching.SHADOW_EVIDENCE_MILLIS));
            }
            double metres = Closeness.ofShadow(evidence, other.track(), views);
            boolean isNearer =
                    metres < least
                            || (metres == least && nearest != null && other.isBefore(nearest));
            if (isNearer && !Closeness.areSeenAtOnce(firstMinute(trail), other.track())) {
                nearest = other;
                least = metres;
            }
        }
        return nearest;
    }

    private static List<Sighting> firstMinute(TrailAt trail) {
        long end = Math.min(trail.end(), trail.start() + Closeness.TOGETHER_MILLIS);
        return trail.track().between(trail.start(), end);
    }

    /** Of the trails that are the same person's, the one that bears the visit when another ends. */
    private TrailAt carrier(TrailAt original, TrailAt shadow) {
        TrailAt carrier = original;
        while (carrier.beginning() instanceof Beginning.Shadow(TrailName before)) {
            TrailAt found = index.find(before);
            if (found == null || !found.isBefore(carrier)) {
                break;
            }
            carrier = found;
        }
        TrailAt next = successor(carrier, shadow);
        while (next != null) {
            carrier = next;
            next = successor(carrier, shadow);
        }
        return carrier;
    }

    /**
     * The trail that took a visit over while it was still seen in another, before a third began.
     */
    private @Nullable TrailAt successor(TrailAt trail, TrailAt third) {
        TrailAt longest = null;
        for (TrailAt follower : index.followersOf(trail.track())) {
            if (follower.isBefore(third)
                    && follower.beginning() instanceof Beginning.Continued continued
                    && continued.overlaps()
                    && continued.before().equals(trail.name())
                    && (longest == null || follower.end() > longest.end())) {
                longest = follower;
            }
        }
        return longest;
    }

    private @Nullable TrailAt lostBefore(TrailAt found, List<TrailAt> earlier, Views views) {
        Sighting first = found.trail().first();
        if (views.isAtDoor(first)) {
            return null;
        }
        TrailAt best = null;
        double least = Closeness.FAR;
        for (TrailAt other : earlier) {
            if (other.end() >= found.start()) {
                continue;
            }
            double cost = Closeness.ofLost(other.trail().last(), first);
            boolean isBetter =
                    cost < least || (cost == least && best != null && other.isBefore(best));
            if (isBetter && isLost(other, found, views)) {
                best = other;
                least = cost;
            }
        }
        return best != null && isLikeliest(found, best, least, views) ? best : null;
    }

    /** Whether a trail was lost when another was found; who took it over later does not matter. */
    private boolean isLost(TrailAt trail, TrailAt found, Views views) {
        Sighting last = trail.trail().last();
        if (views.isAtDoor(last) || trail.beginning() instanceof Beginning.Shadow) {
            return false;
        }
        for (TrailAt follower : index.followersOf(trail.track())) {
            if (follower.isBefore(found)
                    && follower.beginning() instanceof Beginning.Continued continued
                    && continued.overlaps()
                    && continued.before().equals(trail.name())) {
                return false;
            }
        }
        return true;
    }

    /** Whether nobody else who was found is likelier the one who was lost. */
    private boolean isLikeliest(TrailAt found, TrailAt lost, double cost, Views views) {
        long from = lost.end() + 1;
        for (TrailAt other : index.startingBetween(from, lost.end() + Walk.LONGEST_GAP_MILLIS)) {
            if (other.track() == found.track()
                    || other.track() == lost.track()
                    || !other.track().agreesWith(lost.track())) {
                continue;
            }
            Sighting first = other.trail().first();
            double others = Closeness.ofLost(lost.trail().last(), first);
            boolean isLikelier = others < cost || (others == cost && other.isBefore(found));
            if (isLikelier && !views.isAtDoor(first) && !isShadow(other, views)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCompanion(TrailAt trail, List<TrailAt> earlier) {
        List<Sighting> evidence = List.of();
        for (TrailAt other : earlier) {
            if (other.end() < trail.start()
                    || trail.start() - other.start() > Stitching.ARRIVE_TOGETHER_MILLIS
                    || other.track().countsAsStaff()
                    || !(other.beginning() instanceof Beginning.Anew)) {
                continue;
            }
            if (evidence.isEmpty()) {
                evidence = firstMinute(trail);
            }
            if (Closeness.isTogether(evidence, other.track())) {
                return true;
            }
        }
        return false;
    }
}
