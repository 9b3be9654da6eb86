package org.aisleflow.api.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.SupplierId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderSizeTest {
    @Test
    void roundsUpToWholePacks() {
        OrderSize size = size(13.2, 6, 0, null);

        assertThat(size.quantity()).isEqualTo(18);
        assertThat(size.packs()).isEqualTo(3);
        assertThat(size.rounding()).isEqualTo("13.2 units are wanted, rounded up to 3 packs of 6.");
    }

    @Test
    void raisesToTheMinimumOrderOnceAndThenToPacks() {
        OrderSize size = size(13, 8, 100, null);

        assertThat(size.quantity()).isEqualTo(104);
        assertThat(size.rounding())
                .isEqualTo(
                        "13.0 units are wanted, raised to the minimum order of 100, rounded up to"
                                + " 13 packs of 8.");
    }

    @Test
    void isCutToTheRoomThereIs() {
        OrderSize size = size(50, 6, 0, 32.0);

        assertThat(size.quantity()).isEqualTo(30);
        assertThat(size.rounding()).endsWith("cut to 5 packs, as there is room for 32.");
    }

    @Test
    void isNeverLessThanWhatIsDelivered() {
        assertThat(size(50, 6, 24, 3.0).quantity()).isEqualTo(24);
        assertThat(size(50, 6, 0, -3.0).quantity()).isEqualTo(6);
        assertThat(size(50, 6, 24, 3.0).rounding()).contains("more than there is room for");
    }

    @Test
    void saysNothingOfPacksOfOne() {
        assertThat(size(3, 1, 0, null).rounding()).isEqualTo("3.0 units are wanted.");
    }

    private static OrderSize size(
            double shortfall, int pack, int minimumOrder, @Nullable Double room) {
        var product =
                new Product(
                        Sku.of("x"),
                        "X",
                        null,
                        1,
                        1,
                        1,
                        pack,
                        minimumOrder,
                        null,
                        SupplierId.of("s"));
        return OrderSize.of(shortfall, product, room);
    }
}
