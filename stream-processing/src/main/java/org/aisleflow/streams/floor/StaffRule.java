package org.aisleflow.streams.floor;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Says which tracks are staff, as {@link Walk} defines it. What makes a visit staff's makes all
 * tracks staff that have part in it, but not those that have part in another visit of these: a
 * trail that was put together with the wrong person's costs that person's visit, not everybody's.
 */
final class StaffRule {
    private final TrailIndex index;

    StaffRule(TrailIndex index) {
        this.index = index;
    }

    /** Whether a track is staff, by itself or by its visits. */
    boolean isStaff(Track track) {
        if (track.isStaff()) {
            return true;
        }
        Set<TrailAt> visits = visitsOf(track);
        return visits.isEmpty()
                ? isShadowOfStaff(track)
                : visits.stream().anyMatch(StaffRule::isStaffs);
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

    /** The tracks for which it matters what a track is: it, and those of its visits. */
    Set<Track> companyOf(Track track) {
        Set<Track> company = new LinkedHashSet<>();
        company.add(track);
        visitsOf(track).forEach(member -> company.add(member.track()));
        return company;
    }

    /** All trails of all visits in which a track has part. */
    private Set<TrailAt> visitsOf(Track track) {
        Set<TrailAt> visits = new LinkedHashSet<>();
        for (TrailAt trail : index.trailsOf(track)) {
            if (!visits.contains(trail)) {
                visits.addAll(index.visitOf(trail));
            }
        }
        return visits;
    }

    /** The tracks that go on from one, or are its shadows. */
    Set<Track> followersOf(Track track) {
        Set<Track> followers = new LinkedHashSet<>();
        index.followersOf(track).forEach(follower -> followers.add(follower.track()));
        return followers;
    }
}
