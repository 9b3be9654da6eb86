package org.aisleflow.api.stores;

/**
 * Weighted least squares: finds the f that minimizes Σ (x·f − y)² / σ² over the rows added. With at
 * least one row for each unknown alone (a prior) there always is one.
 */
final class NormalEquations {
    private final double[][] left;
    private final double[] right;

    NormalEquations(int unknowns) {
        left = new double[unknowns][unknowns];
        right = new double[unknowns];
    }

    /**
     * Adds a row.
     *
     * @param x what the unknowns are multiplied with
     * @param y what that should give
     * @param variance σ², over 0
     */
    void add(double[] x, double y, double variance) {
        for (int i = 0; i < right.length; i++) {
            for (int j = 0; j < right.length; j++) {
                left[i][j] += x[i] * x[j] / variance;
            }
            right[i] += x[i] * y / variance;
        }
    }

    /**
     * The solution, by Gauss' elimination: the matrix is positive definite, so it needs no pivots.
     */
    double[] solve() {
        int size = right.length;
        double[] found = right.clone();
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = left[i].clone();
        }
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double times = rows[row][pivot] / rows[pivot][pivot];
                for (int column = pivot; column < size; column++) {
                    rows[row][column] -= times * rows[pivot][column];
                }
                found[row] -= times * found[pivot];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int column = row + 1; column < size; column++) {
                found[row] -= rows[row][column] * found[column];
            }
            found[row] /= rows[row][row];
        }
        return found;
    }
}
