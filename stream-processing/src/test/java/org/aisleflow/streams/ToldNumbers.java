package org.aisleflow.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;

/** All numbers that stand in Kafka now, named as {@link Crowd} names them; zeros are left out. */
final class ToldNumbers implements AutoCloseable {
    private static final List<Topic<?, ? extends WindowFact>> TOPICS =
            List.of(
                    Topics.FOOTFALL,
                    Topics.ZONES,
                    Topics.HEAT,
                    Topics.VISITS,
                    Topics.FLOWS,
                    Topics.RECEIPTS,
                    Topics.LEDGER);

    private final List<Reading<? extends WindowFact>> readings = new ArrayList<>();

    ToldNumbers(String bootstrapServers) {
        TOPICS.forEach(topic -> readings.add(new Reading<>(bootstrapServers, topic)));
    }

    Map<String, Double> now() {
        Map<String, Double> numbers = new TreeMap<>();
        for (Reading<? extends WindowFact> reading : readings) {
            reading.latest().values().forEach(fact -> add(fact, numbers));
        }
        numbers.values().removeIf(number -> number == 0);
        return numbers;
    }

    double cameIn() {
        return readings.getFirst().latest().values().stream()
                .mapToDouble(fact -> ((FootfallWindow) fact).in())
                .sum();
    }

    private static void add(WindowFact fact, Map<String, Double> numbers) {
        String window = fact.store() + " " + fact.start();
        switch (fact) {
            case FootfallWindow door -> {
                numbers.put("in " + window, (double) door.in());
                numbers.put("out " + window, (double) door.out());
            }
            case ZoneWindow zone -> {
                String there = zone.zone() + " " + window;
                numbers.put("entries " + there, (double) zone.entries());
                numbers.put("dwells " + there, (double) zone.dwells());
                numbers.put("dwell seconds " + there, zone.dwellSeconds());
            }
            case HeatWindow heat ->
                    heat.cells()
                            .forEach(cell -> {
                                String there = cell.index() + " " + window;
                                numbers.put("cell visits " + there, (double) cell.visits());
                                numbers.put("cell seconds " + there, cell.seconds());
                            });
            case VisitWindow visits -> {
                numbers.put("visits " + window, (double) visits.visits());
                numbers.put("visit seconds " + window, visits.visitSeconds());
                numbers.put("metres " + window, visits.metres());
                numbers.put("companions " + window, (double) visits.companions());
            }
            case FlowWindow flow ->
                    numbers.put("move " + flow.series() + " " + window, (double) flow.count());
            case ReceiptWindow till -> {
                numbers.put("receipts " + window, (double) till.receipts());
                numbers.put("units " + window, till.units());
            }
            case LedgerHour hour -> {
                String device = fact.store() + " " + hour.device() + " " + hour.start();
                numbers.put("accepted " + device, (double) hour.accepted());
                numbers.put("duplicates " + device, (double) hour.duplicates());
                numbers.put("missing " + device, (double) hour.missing());
                numbers.put("expired " + device, (double) hour.expired());
            }
            case QueueWindow queue -> {
                String there = queue.zone() + " " + window;
                numbers.put("joined " + there, (double) queue.joined());
                numbers.put("wait seconds " + there, queue.waitSeconds());
            }
            case SalesWindow sold -> numbers.put("sold " + sold.sku() + " " + window, sold.units());
            case PathWindow _, EntryExitWindow _, PastAlert _ -> {
                // Not read here: only ways and pairs of doors of five people or more are told, and
                // alerts that are over are no sums.
            }
        }
    }

    @Override
    public void close() {
        readings.forEach(Reading::close);
    }
}
