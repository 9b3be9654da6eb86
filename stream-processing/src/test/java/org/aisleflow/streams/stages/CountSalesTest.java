package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.floor.Shop;
import org.junit.jupiter.api.Test;

class CountSalesTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void countsUnitsPerProductAndHourOverAllTillsAndTakesReturnsOff() {
        try (Bench bench = new Bench().catalog(Shop.store())) {
            bench.send(
                    sale("till-1", 1, TEN.plusSeconds(10), line("wine", 2), line("bread", 0.5)),
                    sale("till-2", 1, TEN.plusSeconds(3599), line("wine", 1)),
                    sale("till-1", 3, TEN.plusSeconds(3600), line("wine", 1)),
                    sale("till-1", 2, TEN.plusSeconds(20), line("wine", -1)),
                    sale("till-1", 1, TEN.plusSeconds(10), line("wine", 2), line("bread", 0.5)));

            assertThat(bench.told(Topics.SALES))
                    .extracting(SalesWindow::series, SalesWindow::start, SalesWindow::units)
                    .containsExactlyInAnyOrder(
                            tuple("wine", TEN, 2.0),
                            tuple("bread", TEN, 0.5),
                            tuple("wine", TEN.plusSeconds(3600), 1.0));
        }
    }

    private static Sale.Line line(String sku, double units) {
        return new Sale.Line(Sku.of(sku), units, null);
    }

    private static Envelope sale(String till, long seq, Instant time, Sale.Line... lines) {
        List<Sale.Line> all = Arrays.asList(lines);
        return Sent.message(
                DeviceId.of(till),
                1,
                seq,
                time,
                time.plusMillis(100),
                new Sale(ReceiptId.of(till + "." + seq), all));
    }
}
