package org.aisleflow.sim.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.telemetry.Tags;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.StockAccount;
import org.aisleflow.sim.world.World;

/**
 * Reads the tags on the shelves of a zone once a minute; many tags take several messages. Units are
 * sold in the order in which they came, so the tags on a shelf follow from how many units have left
 * it.
 */
final class TagReader implements Instrument {
    static final long REPORT_SECONDS = 60;

    /** So many reads fit in the largest payload, with room to spare. */
    private static final int READS_PER_MESSAGE = 150;

    private static final double DBM_AT_ONE_METRE = -50;
    private static final double NEAREST_METRES = 0.5;
    private static final double DECIBELS_PER_DECADE = 20;

    private final Firmware firmware;
    private final List<Tagged> shelves;
    private final DeviceFaults.Readers faults;
    private final Dice dice;
    private final double farthestMetres;

    /**
     * A shelf whose goods wear tags.
     *
     * @param sku what lies on it
     * @param gtin the goods' trade item number, 8 to 14 digits
     * @param metres how far it is from the reader
     */
    record Tagged(Sku sku, String gtin, double metres) {
        private static final int GTIN_DIGITS = 14;
        private static final int PREFIX_DIGITS = 7;

        /** GS1 Tag Data Standard: {@code urn:epc:id:sgtin:CompanyPrefix.ItemReference.Serial}. */
        String epc(int serial) {
            String digits = "0".repeat(GTIN_DIGITS - gtin.length()) + gtin;
            String item = digits.charAt(0) + digits.substring(1 + PREFIX_DIGITS, GTIN_DIGITS - 1);
            return "urn:epc:id:sgtin:%s.%s.%d"
                    .formatted(digits.substring(1, 1 + PREFIX_DIGITS), item, serial);
        }
    }

    TagReader(Firmware firmware, List<Tagged> shelves, DeviceFaults.Readers faults, Dice dice) {
        this.firmware = firmware;
        this.shelves = List.copyOf(shelves);
        this.faults = faults;
        this.dice = dice;
        this.farthestMetres =
                shelves.stream().mapToDouble(Tagged::metres).max().orElse(0) + NEAREST_METRES;
    }

    @Override
    public void second(Instant time, World world) {
        if (firmware.isTurn(time, REPORT_SECONDS)) {
            List<Tags.Read> reads = new ArrayList<>();
            for (Tagged shelf : shelves) {
                read(shelf, world.stock(shelf.sku()), time.getEpochSecond(), reads);
            }
            for (int from = 0; from < reads.size(); from += READS_PER_MESSAGE) {
                int to = Math.min(reads.size(), from + READS_PER_MESSAGE);
                firmware.say(time, new Tags(reads.subList(from, to)));
            }
        }
        firmware.reportItself(time);
    }

    private void read(Tagged shelf, StockAccount stock, long now, List<Tags.Read> reads) {
        int left = leftTheShelf(stock);
        Dice here = dice.of(shelf.gtin()).at(now);
        double lost = (faults.nearShare() - faults.farShare()) * shelf.metres() / farthestMetres;
        for (int serial = left + 1; serial <= left + stock.shelf(); serial++) {
            Dice tag = here.at(serial);
            if (tag.of("read").hits(faults.nearShare() - lost)) {
                reads.add(new Tags.Read(shelf.epc(serial), dbm(shelf, tag.of("noise")), null));
            }
        }
    }

    private static int leftTheShelf(StockAccount stock) {
        int outside = stock.inBaskets() + stock.misplaced() + stock.sold() + stock.stolen();
        return outside + stock.broken() + stock.expired() + stock.writtenOff();
    }

    /** Free-space loss, to half a decibel. */
    private double dbm(Tagged shelf, Dice noise) {
        double metres = Math.max(NEAREST_METRES, shelf.metres());
        double dbm =
                DBM_AT_ONE_METRE
                        - DECIBELS_PER_DECADE * StrictMath.log10(metres)
                        + faults.noiseDecibels() * noise.gaussian();
        return Math.rint(2 * dbm) / 2;
    }
}
