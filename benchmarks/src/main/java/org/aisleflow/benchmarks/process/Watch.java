package org.aisleflow.benchmarks.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoublePredicate;

/**
 * Looks again and again at a figure of another process, which nobody tells when it grows.
 *
 * @param look the time between two looks
 * @param patience for so long it may stand still before nothing more is expected
 */
public record Watch(Duration look, Duration patience) {
    /**
     * Gives a figure as it is now.
     *
     * @param <E> why it may not be known
     */
    @FunctionalInterface
    public interface Figure<E extends Exception> {
        /**
         * Looks.
         *
         * @return the figure
         * @throws E if it is not known
         * @throws InterruptedException if interrupted meanwhile
         */
        double now() throws E, InterruptedException;
    }

    /**
     * What was seen last.
     *
     * @param figure the figure
     * @param nanos when it was seen first, as {@link System#nanoTime()} tells it
     */
    public record Seen(double figure, long nanos) {}

    /**
     * Waits until a figure is enough, or stands still.
     *
     * @param <E> why the figure may not be known
     * @param figure what is looked at
     * @param enough when to wait no longer
     * @return the figure at the end
     * @throws E if the figure is not known
     * @throws InterruptedException if interrupted meanwhile
     */
    public <E extends Exception> Seen until(Figure<E> figure, DoublePredicate enough)
            throws E, InterruptedException {
        Seen seen = new Seen(figure.now(), System.nanoTime());
        while (!enough.test(seen.figure())
                && System.nanoTime() - seen.nanos() < patience.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(look.toNanos());
            double now = figure.now();
            if (now != seen.figure()) {
                seen = new Seen(now, System.nanoTime());
            }
        }
        return seen;
    }

    /**
     * Waits until a figure stands still.
     *
     * @param <E> why the figure may not be known
     * @param figure what is looked at
     * @return the figure at the end
     * @throws E if the figure is not known
     * @throws InterruptedException if interrupted meanwhile
     */
    public <E extends Exception> Seen untilStill(Figure<E> figure) throws E, InterruptedException {
        return until(figure, _ -> false);
    }
}
