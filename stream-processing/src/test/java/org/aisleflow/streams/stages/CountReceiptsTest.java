package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.floor.Shop;
import org.junit.jupiter.api.Test;

class CountReceiptsTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void countsReceiptsPerTillAndFiveMinutesInWhateverOrderTheyCome() {
        try (Bench bench = new Bench().catalog(Shop.store())) {
            bench.send(
                    sale("till-1", 3, TEN.plusSeconds(290), 2),
                    sale("till-1", 1, TEN.plusSeconds(10), 1.25),
                    sale("till-2", 1, TEN.plusSeconds(20), 4),
                    sale("till-1", 2, TEN.plusSeconds(300), 1),
                    sale("till-1", 1, TEN.plusSeconds(10), 1.25));

            assertThat(bench.told(Topics.RECEIPTS))
                    .extracting(
                            ReceiptWindow::series, ReceiptWindow::start, ReceiptWindow::receipts)
                    .containsExactlyInAnyOrder(
                            tuple("till-1", TEN, 2L),
                            tuple("till-1", TEN.plusSeconds(300), 1L),
                            tuple("till-2", TEN, 1L));
        }
    }

    @Test
    void aReturnAloneIsNoPurchaseAndTakesNothingOff() {
        try (Bench bench = new Bench().catalog(Shop.store())) {
            bench.send(sale("till-1", 1, TEN, -1), sale("till-1", 2, TEN.plusSeconds(5), 3, -1));

            List<ReceiptWindow> told = bench.told(Topics.RECEIPTS);

            assertThat(told).hasSize(1);
            assertThat(told.getFirst().receipts()).isEqualTo(1);
            assertThat(told.getFirst().units()).isEqualTo(3);
        }
    }

    private static Envelope sale(String till, long seq, Instant time, double... quantities) {
        List<Sale.Line> lines =
                Arrays.stream(quantities)
                        .mapToObj(quantity -> new Sale.Line(Sku.of("sku-1"), quantity, 2.5))
                        .toList();
        return Sent.message(
                DeviceId.of(till),
                1,
                seq,
                time,
                time.plusMillis(100),
                new Sale(ReceiptId.of(till + "." + seq), lines));
    }
}
