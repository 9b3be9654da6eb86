package org.aisleflow.api.stores;

/**
 * Cells that follow each other in the order of a heat map's values.
 *
 * @param first index of the first
 * @param count how many
 */
record CellRun(int first, int count) {}
