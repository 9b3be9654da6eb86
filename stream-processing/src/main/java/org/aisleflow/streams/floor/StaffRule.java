package org.aisleflow.streams.floor;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Says which tracks are staff, as {@link Walk} defines it. What makes a visit staff's makes all
 * tracks staff that have part in it, but not those that have part in another visit of these: a
 * trail that was put together with the wrong person's costs that person's visit, not everybody's.
 */
final class StaffRule {
    private final TrailIndex index;
    private final Map<Track, Evidence> lookedAt = new HashMap<>();

    /**
     * All that a track itself says of who is staff. Nearly always another sighting changes nothing
     * of it, so that there is no need to look at who the track was put together with.
     */
    private static final class Evidence {
        private final boolean isStaff;
        private final boolean badge;
        // When its trails began, and which of them are of staff's visits.
        private final long[] starts;
        private final boolean[] staffs;

        Evidence(Track track) {
            this.isStaff = track.isStaff();
            this.badge = track.wearsBadge();
            this.starts = new long[track.trails().size()];
            this.staffs = new boolean[starts.length];
            int i = 0;
            for (Map.Entry<Long, Trail> trail : track.trails().entrySet()) {
                starts[i] = trail.getKey();
                staffs[i++] = trail.getValue().presence().isStaffs();
            }
        }

        boolean stillHolds(Track track) {
            if (badge != track.wearsBadge()
                    || starts.length != track.trails().size()
                    || isStaff != track.isStaff()) {
                return false;
            }
            int i = 0;
            for (Map.Entry<Long, Trail> trail : track.trails().entrySet()) {
                if (starts[i] != trail.getKey()
                        || staffs[i++] != trail.getValue().presence().isStaffs()) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A visit.
     *
     * @param trails what it consists of; nothing if it is none but a shadow
     * @param isStaffs whether something makes it staff's
     */
    private record PersonsVisit(Set<TrailAt> trails, boolean isStaffs) {}

    StaffRule(TrailIndex index) {
        this.index = index;
    }

    /** Of some tracks, those that say something else of staff than when they were looked at. */
    Set<Track> withNews(Set<Track> tracks) {
        Set<Track> found = new LinkedHashSet<>();
        for (Track track : tracks) {
            Evidence known = lookedAt.get(track);
            if (known == null || !known.stillHolds(track)) {
                found.add(track);
            }
        }
        return found;
    }

    /** To be called when all is looked at that hangs on a track. */
    void noteLookedAt(Track track) {
        lookedAt.put(track, new Evidence(track));
    }

    /** What hangs on a track that is to be forgotten is to be looked at again. */
    void forget(Track track) {
        lookedAt.remove(track);
        followersOf(track).forEach(lookedAt::remove);
    }

    /** Begins to look, for as long as nothing is taken in or put together. */
    Look look() {
        return new Look();
    }

    /** The tracks that go on from one, or are its shadows. */
    Set<Track> followersOf(Track track) {
        Set<Track> followers = new LinkedHashSet<>();
        index.followersOf(track).forEach(follower -> followers.add(follower.track()));
        return followers;
    }

    private static boolean isStaffs(TrailAt trail) {
        return trail.track().wearsBadge() || trail.trail().presence().isStaffs();
    }

    /** Nobody but the heat map knows a track that is nothing but the shadow of others. */
    private boolean isShadowOfStaff(Track track) {
        for (TrailAt trail : index.trailsOf(track)) {
            TrailName name = TrailIndex.before(trail.beginning());
            TrailAt original = name == null ? null : index.find(name);
            if (original != null && original.track().countsAsStaff()) {
                return true;
            }
        }
        return false;
    }

    /** One look at the tracks, for which each visit is put together once. */
    final class Look {
        private final Map<TrailAt, PersonsVisit> visits = new HashMap<>();

        /** Whether a track is staff, by itself or by its visits. */
        boolean isStaff(Track track) {
            if (track.isStaff()) {
                return true;
            }
            boolean hasVisit = false;
            for (TrailAt trail : index.trailsOf(track)) {
                PersonsVisit visit = visitOf(trail);
                if (visit.isStaffs()) {
                    return true;
                }
                hasVisit |= !visit.trails().isEmpty();
            }
            return !hasVisit && isShadowOfStaff(track);
        }

        /** The tracks for which it matters what a track is: it, and those of its visits. */
        Set<Track> companyOf(Track track) {
            Set<Track> company = new LinkedHashSet<>();
            company.add(track);
            for (TrailAt trail : index.trailsOf(track)) {
                visitOf(trail).trails().forEach(member -> company.add(member.track()));
            }
            return company;
        }

        private PersonsVisit visitOf(TrailAt trail) {
            PersonsVisit known = visits.get(trail);
            if (known == null) {
                Set<TrailAt> trails = index.visitOf(trail);
                PersonsVisit visit =
                        new PersonsVisit(trails, trails.stream().anyMatch(StaffRule::isStaffs));
                trails.forEach(member -> visits.put(member, visit));
                visits.put(trail, visit);
                known = visit;
            }
            return known;
        }
    }
}
