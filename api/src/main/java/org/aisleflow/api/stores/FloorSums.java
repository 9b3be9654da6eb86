package org.aisleflow.api.stores;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Store;
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
 * @param store the store, whose zones are told
 * @param end where the range ends
 * @param coverage of the floor in the range
 * @param statusRule tells the status
 */
record FloorSums(Store store, Instant end, FloorCoverage coverage, StatusRule statusRule) {
    /** Links with fewer moves could tell one person's way. */
    static final int K = 5;

    private record Link(ZoneId from, ZoneId to) {}

    List<ZoneView> zones(List<ZoneWindow> windows, List<VisitWindow> visitWindows) {
        Map<ZoneId, List<ZoneWindow>> byZone = new HashMap<>();
        windows.forEach(window ->
                byZone.computeIfAbsent(window.zone(), _ -> new ArrayList<>()).add(window));
        long visits = visitWindows.stream().mapToLong(VisitWindow::visits).sum();
        return store.zones().stream()
                .map(zone -> zone(zone, byZone.getOrDefault(zone.id(), List.of()), visits))
                .toList();
    }

    private ZoneView zone(Zone zone, List<ZoneWindow> windows, long visits) {
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
                atLeastK(windows.stream().mapToLong(ZoneWindow::firsts).sum()),
                atLeastK(windows.stream().mapToLong(ZoneWindow::lasts).sum()),
                watched,
                status);
    }

    VisitsView visits(List<VisitWindow> windows) {
        long visits = windows.stream().mapToLong(VisitWindow::visits).sum();
        long companions = windows.stream().mapToLong(VisitWindow::companions).sum();
        double shopperSeconds = windows.stream().mapToDouble(VisitWindow::presentSeconds).sum();
        double staffSeconds = windows.stream().mapToDouble(VisitWindow::staffSeconds).sum();
        return new VisitsView(
                visits,
                visits - companions,
                windows.stream().mapToLong(VisitWindow::bounces).sum(),
                share(windows.stream().mapToDouble(VisitWindow::visitSeconds).sum(), visits),
                share(windows.stream().mapToDouble(VisitWindow::metres).sum(), visits),
                windows.stream().mapToLong(VisitWindow::staff).sum(),
                staffSeconds > 0 ? shopperSeconds / staffSeconds : null,
                coverage.ofFloor(),
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
        List<FlowsView.Link> shown = new ArrayList<>();
        long leftOut = 0;
        long leftOutMoves = 0;
        for (var entry : counts.entrySet()) {
            if (entry.getValue() >= K) {
                Link link = entry.getKey();
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
        List<ZoneId> zones = store.zones().stream().map(Zone::id).toList();
        return new FlowsView(
                zones,
                shown,
                K,
                leftOut,
                leftOutMoves,
                coverage.ofFloor(),
                statusRule.of(end, revised));
    }

    private static @Nullable Long atLeastK(long count) {
        return count == 0 || count >= K ? (Long) count : null;
    }

    private static @Nullable Double share(double part, long whole) {
        return whole == 0 ? null : part / whole;
    }
}
