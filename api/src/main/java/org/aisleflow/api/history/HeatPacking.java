package org.aisleflow.api.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.facts.HeatWindow;

/**
 * A heat grid's cells as few bytes: for each cell the distance to the previous index, the visits,
 * and the seconds as whole milliseconds where that is exact (it nearly always is), else as the
 * eight bytes of the number. Whole numbers are written seven bits a byte, lowest first.
 */
final class HeatPacking {
    private static final double MILLIS = 1000;
    private static final long LARGEST_MILLIS = 1L << 52;

    private HeatPacking() {}

    static byte[] pack(List<HeatWindow.Cell> cells) {
        var out = new ByteArrayOutputStream(cells.size() * 5);
        int previous = 0;
        for (HeatWindow.Cell cell : cells) {
            writeWhole(out, cell.index() - previous);
            writeWhole(out, cell.visits());
            writeSeconds(out, cell.seconds());
            previous = cell.index();
        }
        return out.toByteArray();
    }

    static List<HeatWindow.Cell> unpack(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var cells = new ArrayList<HeatWindow.Cell>(bytes.length / 4);
        int index = 0;
        while (in.hasRemaining()) {
            index += (int) readWhole(in);
            int visits = (int) readWhole(in);
            cells.add(new HeatWindow.Cell(index, visits, readSeconds(in)));
        }
        return cells;
    }

    static double personSeconds(HeatWindow window) {
        double sum = 0;
        for (HeatWindow.Cell cell : window.cells()) {
            sum += cell.seconds();
        }
        return sum;
    }

    private static void writeSeconds(ByteArrayOutputStream out, double seconds) {
        long millis = Math.round(seconds * MILLIS);
        if (millis >= 0 && millis < LARGEST_MILLIS && millis / MILLIS == seconds) {
            writeWhole(out, millis << 1);
        } else {
            writeWhole(out, 1);
            out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(seconds).array());
        }
    }

    private static double readSeconds(ByteBuffer in) {
        long written = readWhole(in);
        return written == 1 ? in.getDouble() : (written >> 1) / MILLIS;
    }

    private static void writeWhole(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readWhole(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
