package org.aisleflow.sim;

import java.io.PrintStream;
import java.util.Locale;
import org.aisleflow.sim.load.LoadRun;

/** Says how far a load is: a line for each tenth of the devices, and one for each second. */
final class LoadPrinter implements LoadRun.LoadProgress {
    private static final int LINES = 10;

    private final PrintStream out;
    private int lastTenth = -1;

    LoadPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void connecting(int connected, int of) {
        int tenth = LINES * connected / of;
        if (tenth != lastTenth) {
            lastTenth = tenth;
            out.printf(Locale.ROOT, "connected %,d of %,d%n", connected, of);
        }
    }

    @Override
    public void sending(long acknowledged, long open) {
        out.printf(Locale.ROOT, "acknowledged %,d, open %,d%n", acknowledged, open);
    }
}
