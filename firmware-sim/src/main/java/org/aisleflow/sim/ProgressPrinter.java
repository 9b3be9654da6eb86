package org.aisleflow.sim;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A bar that is drawn over itself, or plain lines, one for each tenth of the way. */
final class ProgressPrinter implements Progress {
    private static final int BAR_CHARACTERS = 30;
    private static final int LINES = 10;
    private static final double LEAST_SHARE = 0.01;

    private final PrintStream out;
    private final boolean terminal;
    private int lastTenth = -1;

    ProgressPrinter(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void moved(State state) {
        if (terminal) {
            out.print("\r" + bar(state.share()) + " " + sentence(state) + "   ");
            out.flush();
        } else if ((int) (state.share() * LINES) > lastTenth) {
            lastTenth = (int) (state.share() * LINES);
            out.println("The shop's past: " + sentence(state));
        }
    }

    @Override
    public void finished(long acknowledged, Duration took) {
        double seconds = Math.max(0.001, took.toMillis() / 1_000.0);
        String line =
                String.format(
                        Locale.ROOT,
                        "The shop's past is in: %,d events in %.1f s, %,.0f per second.",
                        acknowledged,
                        seconds,
                        acknowledged / seconds);
        out.println(terminal ? "\r" + line + " ".repeat(BAR_CHARACTERS) : line);
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * BAR_CHARACTERS);
        return "[" + "#".repeat(full) + ".".repeat(BAR_CHARACTERS - full) + "]";
    }

    private static String sentence(State state) {
        return String.format(
                Locale.ROOT,
                "%3.0f %%, %s, %,.0f events/s, %s",
                state.share() * 100,
                state.simulated().toString().substring(0, 10),
                state.perSecond(),
                timeLeft(state));
    }

    /** The first moments, in which devices connect, say nothing about the rest. */
    private static String timeLeft(State state) {
        return state.share() < LEAST_SHARE ? "beginning" : state.timeLeft().toSeconds() + " s left";
    }
}
