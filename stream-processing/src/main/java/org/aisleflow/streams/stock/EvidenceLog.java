package org.aisleflow.streams.stock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aisleflow.contracts.facts.StockBelief.Evidence;
import org.aisleflow.contracts.facts.StockBelief.Received;

/**
 * The newest evidence and deliveries, in an order that does not depend on the order in which they
 * came. Of a scale only its newest reading is kept, or it would push out all else.
 */
final class EvidenceLog {
    static final int MOST_EVIDENCE = 10;
    static final int MOST_DELIVERIES = 20;
    static final String WEIGHT = "weight";

    private static final Comparator<Evidence> NEWEST_EVIDENCE_FIRST =
            Comparator.comparing(Evidence::time)
                    .reversed()
                    .thenComparing(Evidence::kind)
                    .thenComparing(Evidence::device)
                    .thenComparingDouble(Evidence::units)
                    .thenComparing(evidence -> evidence.note() == null ? "" : evidence.note());
    private static final Comparator<Received> NEWEST_DELIVERY_FIRST =
            Comparator.comparing(Received::time)
                    .reversed()
                    .thenComparingDouble(Received::units)
                    .thenComparing(
                            received -> received.shipment() == null ? "" : received.shipment());

    final List<Evidence> evidence = new ArrayList<>();
    final List<Received> deliveries = new ArrayList<>();

    void add(Evidence fresh) {
        if (fresh.kind().equals(WEIGHT)) {
            for (Evidence known : evidence) {
                if (isSameScale(known, fresh)) {
                    if (NEWEST_EVIDENCE_FIRST.compare(known, fresh) <= 0) {
                        return;
                    }
                    evidence.remove(known);
                    break;
                }
            }
        }
        insert(evidence, fresh, NEWEST_EVIDENCE_FIRST, MOST_EVIDENCE);
    }

    void add(Received fresh) {
        insert(deliveries, fresh, NEWEST_DELIVERY_FIRST, MOST_DELIVERIES);
    }

    private static boolean isSameScale(Evidence known, Evidence fresh) {
        return known.kind().equals(WEIGHT) && known.device().equals(fresh.device());
    }

    private static <T> void insert(List<T> list, T fresh, Comparator<T> order, int most) {
        int index = 0;
        while (index < list.size() && order.compare(list.get(index), fresh) <= 0) {
            index++;
        }
        if (index < most) {
            list.add(index, fresh);
        }
        if (list.size() > most) {
            list.removeLast();
        }
    }
}
