package org.aisleflow.streams.floor;

/**
 * Finds the walk behind inexact places. People go straight at a steady pace, stop, turn and go on;
 * so of all walks it takes the one for which
 *
 * <pre>Σ wᵢ |pᵢ − oᵢ|² / 2  +  λ Σ |vᵢ − vᵢ₋₁|</pre>
 *
 * is least: oᵢ are the places seen, wᵢ = 1/σ² how sure they are, vᵢ the velocities between the
 * places pᵢ. The second sum asks for few changes of velocity, not for small ones, so that corners
 * stay corners. That is ℓ₁ trend filtering (Kim, Koh, Boyd, Gorinevsky: ℓ₁ Trend Filtering, SIAM
 * Review 51, 2009) of both coordinates together, solved by iteratively reweighted least squares, a
 * band of five diagonals each time: time and memory grow with the number of places only.
 *
 * <p>A sum of lengths shrinks them, so that the walk cuts every corner by some centimetres. Where
 * sensors are exact enough to tell where somebody turns, {@link #relax} takes that back (the
 * relaxed lasso; Meinshausen: Relaxed Lasso, Computational Statistics and Data Analysis 52, 2007).
 */
final class StraightWalk {
    /** More change the places by millimetres. */
    private static final int ITERATIONS = 5;

    /** Smaller changes of velocity, in m/s, cost as their squares. */
    private static final double LEAST_CHANGE = 0.02;

    /** What a change of velocity is expected to be at first, in m/s. */
    private static final double FIRST_CHANGE = 0.3;

    /** A greater change of velocity, in m/s, is a corner. */
    private static final double CORNER = 0.12;

    /**
     * What the square of a change costs at a corner: next to nothing, so that it stays solvable.
     */
    private static final double AT_CORNERS = 0.05;

    /** The same anywhere else: people go straight there. */
    private static final double ELSEWHERE = 10_000;

    private final int n;
    private final double[] weights;
    private final double[] seenX;
    private final double[] seenY;
    // 1/h between a place and the next.
    private final double[] rates;
    private final double[] penalties;
    private final double[] x;
    private final double[] y;
    // The rows of LDLᵀ: the diagonal, and L's entries one and two to the left of it.
    private final double[] diagonal;
    private final double[] one;
    private final double[] two;

    /**
     * Takes what was seen.
     *
     * @param seconds when, each later than the one before
     * @param weights 1/σ² of each
     * @param seenX metres to the right
     * @param seenY metres upwards
     */
    StraightWalk(double[] seconds, double[] weights, double[] seenX, double[] seenY) {
        this.n = seconds.length;
        this.weights = weights;
        this.seenX = seenX;
        this.seenY = seenY;
        this.x = seenX.clone();
        this.y = seenY.clone();
        this.rates = new double[Math.max(0, n - 1)];
        for (int i = 0; i + 1 < n; i++) {
            rates[i] = 1 / (seconds[i + 1] - seconds[i]);
        }
        this.penalties = new double[n];
        this.diagonal = new double[n];
        this.one = new double[n];
        this.two = new double[n];
    }

    /**
     * Finds the walk.
     *
     * @param lambda what a change of velocity costs, in s/m
     */
    StraightWalk solve(double lambda) {
        if (n < 3) {
            return this;
        }
        for (int i = 1; i + 1 < n; i++) {
            penalties[i] = lambda / FIRST_CHANGE;
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            factorize();
            substitute(seenX, x);
            substitute(seenY, y);
            for (int i = 1; i + 1 < n; i++) {
                penalties[i] = lambda / Math.sqrt(squaredChange(i) + LEAST_CHANGE * LEAST_CHANGE);
            }
        }
        return this;
    }

    /**
     * What the walk costs: the sum that it makes least.
     *
     * @param lambda what a change of velocity costs, in s/m
     */
    double cost(double lambda) {
        double cost = 0;
        for (int i = 0; i < n; i++) {
            cost += weights[i] * (square(x[i] - seenX[i]) + square(y[i] - seenY[i])) / 2;
        }
        for (int i = 1; i + 1 < n; i++) {
            cost += lambda * Math.sqrt(squaredChange(i));
        }
        return cost;
    }

    /** Fits straight pieces between the corners of the walk that was found, without shrinking. */
    StraightWalk relax() {
        if (n < 3) {
            return this;
        }
        for (int i = 1; i + 1 < n; i++) {
            penalties[i] = squaredChange(i) > CORNER * CORNER ? AT_CORNERS : ELSEWHERE;
        }
        factorize();
        substitute(seenX, x);
        substitute(seenY, y);
        return this;
    }

    private double squaredChange(int i) {
        return square(change(x, i)) + square(change(y, i));
    }

    double x(int place) {
        return x[place];
    }

    double y(int place) {
        return y[place];
    }

    private double change(double[] of, int i) {
        return (of[i + 1] - of[i]) * rates[i] - (of[i] - of[i - 1]) * rates[i - 1];
    }

    private static double square(double value) {
        return value * value;
    }

    /** The matrix is W + Dᵀ P D, where D takes places to changes of velocity. */
    private void factorize() {
        for (int i = 0; i < n; i++) {
            double left = i == 0 ? 0 : rates[i - 1];
            double right = i + 1 == n ? 0 : rates[i];
            double before = i == 0 ? 0 : penalties[i - 1];
            double after = i + 1 == n ? 0 : penalties[i + 1];
            double middle = penalties[i] * square(left + right);
            double entry = weights[i] + before * square(left) + middle + after * square(right);
            if (i >= 2) {
                two[i] = before * left * rates[i - 2] / diagonal[i - 2];
                entry -= square(two[i]) * diagonal[i - 2];
            }
            if (i >= 1) {
                double further = i >= 2 ? rates[i - 2] : 0;
                double beside =
                        -before * left * (further + left) - penalties[i] * left * (left + right);
                double known = i >= 2 ? two[i] * diagonal[i - 2] * one[i - 1] : 0;
                one[i] = (beside - known) / diagonal[i - 1];
                entry -= square(one[i]) * diagonal[i - 1];
            }
            diagonal[i] = entry;
        }
    }

    private void substitute(double[] seen, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] =
                    weights[i] * seen[i]
                            - (i >= 1 ? one[i] * out[i - 1] : 0)
                            - (i >= 2 ? two[i] * out[i - 2] : 0);
        }
        for (int i = n - 1; i >= 0; i--) {
            out[i] =
                    out[i] / diagonal[i]
                            - (i + 1 < n ? one[i + 1] * out[i + 1] : 0)
                            - (i + 2 < n ? two[i + 2] * out[i + 2] : 0);
        }
    }
}
