package org.aisleflow.benchmarks.plain;

/**
 * What happens to a product's units.
 *
 * @param units how many
 * @param counted whether there are so many now; else so many more
 */
record Movement(double units, boolean counted) {
    double applyTo(double before) {
        return counted ? units : before + units;
    }
}
