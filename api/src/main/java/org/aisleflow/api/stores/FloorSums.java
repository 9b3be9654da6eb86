package org.aisleflow.api.stores;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Adds what comes from positions up over a range.
 *
 * @param zones the zones that are told
 * @param end where the range ends
 * @param coverage of the floor in the range
 * @param statusRule tells the status
 */
record FloorSums(List<Zone> zones, Instant end, FloorCoverage coverage, StatusRule statusRule) {
    /** Links with fewer moves could tell one person's way. */
    static final int K = 5;

    private record Link(ZoneId from, ZoneId to) {}

    /** The zones whose first and last visits are hidden. */
    private record Ends(Set<ZoneId> hiddenFirsts, Set<ZoneId> hiddenLasts) {}

    List<ZoneView> zones(List<ZoneWindow> windows, List<VisitWindow> visitWindows) {
        Map<ZoneId, List<ZoneWindow>> byZone = new HashMap<>();
        windows.forEach(window ->
                byZone.computeIfAbsent(window.zone(), _ -> new ArrayList<>()).add(window));
        long visits = visitWindows.stream().mapToLong(VisitWindow::visits).sum();
        var ends =
                new Ends(
                        SmallCounts.hidden(sums(windows, ZoneWindow::firsts), K),
                        SmallCounts.hidden(sums(windows, ZoneWindow::lasts), K));
        return zones.stream()
                .map(zone -> zone(zone, byZone.getOrDefault(zone.id(), List.of()), visits, ends))
                .toList();
    }

    private static Map<ZoneId, Long> sums(
            List<ZoneWindow> windows, ToLongFunction<ZoneWindow> count) {
        return windows.stream().collect(groupingBy(ZoneWindow::zone, summingLong(count)));
    }

    private ZoneView zone(Zone zone, List<ZoneWindow> windows, long visits, Ends ends) {
        long uniqueVisits = windows.stream().mapToLong(ZoneWindow::uniqueVisits).sum();
        long dwells = windows.stream().mapToLong(ZoneWindow::dwells).sum();
        double dwellSeconds = windows.stream().mapToDouble(ZoneWindow::dwellSeconds).sum();
        long entries = windows.stream().mapToLong(ZoneWindow::entries).sum();
        Double watched = coverage.of(zone);
        Status status =
                statusRule.of(
                        end,
                        windows.stream().anyMatch(one -> statusRule.isRevised(one, Windows.FLOOR)));
        if (entries == 0 && (watched == null || watched == 0)) {
            return ZoneView.unknown(zone, watched, status);
        }
        return new ZoneView(
                zone.id(),
                zone.name(),
                entries,
                uniqueVisits,
                dwells,
                share(dwellSeconds, dwells),
                windows.stream().mapToDouble(ZoneWindow::staySeconds).sum(),
                share((double) uniqueVisits, visits),
                share((double) entries, visits),
                ends.hiddenFirsts.contains(zone.id())
                        ? null
                        : (Long) windows.stream().mapToLong(ZoneWindow::firsts).sum(),
                ends.hiddenLasts.contains(zone.id())
                        ? null
                        : (Long) windows.stream().mapToLong(ZoneWindow::lasts).sum(),
                watched,
                status);
    }

    VisitsView visits(List<VisitWindow> windows) {
        long visits = windows.stream().mapToLong(VisitWindow::visits).sum();
        long companions = windows.stream().mapToLong(VisitWindow::companions).sum();
        double shopperSeconds = windows.stream().mapToDouble(VisitWindow::presentSeconds).sum();
        double staffSeconds = windows.stream().mapToDouble(VisitWindow::staffSeconds).sum();
        double visitSeconds = windows.stream().mapToDouble(VisitWindow::visitSeconds).sum();
        double metres = windows.stream().mapToDouble(VisitWindow::metres).sum();
        long bounces = windows.stream().mapToLong(VisitWindow::bounces).sum();
        Double watched = coverage.ofFloor();
        boolean unknown = visits == 0 && watched != null && watched == 0;
        return new VisitsView(
                unknown ? null : (Long) visits,
                unknown ? null : (Long) (visits - companions),
                unknown ? null : (Long) bounces,
                share((double) bounces, visits),
                share(visitSeconds, visits),
                share(metres, visits),
                visitSeconds > 0 ? (Double) (metres / visitSeconds) : null,
                unknown ? null : (Long) windows.stream().mapToLong(VisitWindow::staff).sum(),
                staffSeconds > 0 ? (Double) (shopperSeconds / staffSeconds) : null,
                watched,
                statusRule.of(
                        end,
                        windows.stream()
                                .anyMatch(one -> statusRule.isRevised(one, Windows.FLOOR))));
    }

    FlowsView flows(List<FlowWindow> windows) {
        Map<Link, Long> counts = new HashMap<>();
        Map<ZoneId, Long> departures = new HashMap<>();
        boolean revised = false;
        for (FlowWindow window : windows) {
            departures.merge(window.from(), window.count(), Long::sum);
            counts.merge(new Link(window.from(), window.to()), window.count(), Long::sum);
            revised |= statusRule.isRevised(window, Windows.FLOOR);
        }
        // Moves that turned out to be staff's, or somebody else's, are told with 0.
        counts.values().removeIf(count -> count <= 0);
        List<FlowsView.Link> shown = new ArrayList<>();
        long leftOut = 0;
        long leftOutMoves = 0;
        for (var entry : counts.entrySet()) {
            Link link = entry.getKey();
            if (entry.getValue() >= K) {
                long all = departures.getOrDefault(link.from(), 0L);
                shown.add(
                        new FlowsView.Link(
                                link.from(),
                                link.to(),
                                entry.getValue(),
                                (double) entry.getValue() / all));
            } else {
                leftOut++;
                leftOutMoves += entry.getValue();
            }
        }
        shown.sort(
                Comparator.comparingLong(FlowsView.Link::count)
                        .reversed()
                        .thenComparing(FlowsView.Link::from)
                        .thenComparing(FlowsView.Link::to));
        List<ZoneId> ids = zones.stream().map(Zone::id).toList();
        return new FlowsView(
                ids,
                shown,
                K,
                leftOut,
                leftOutMoves,
                coverage.ofFloor(),
                statusRule.of(end, revised));
    }

    private static @Nullable Double share(double part, long whole) {
        return whole == 0 ? null : part / whole;
    }
}
