package org.aisleflow.benchmarks.plain;

/** What a sighting adds to the window of its record's time. */
sealed interface Step {
    /** What it adds to. */
    String subject();

    /** How much. */
    Sums sums();

    /** To a cell: visits and milliseconds. */
    record Cell(String subject, Sums sums) implements Step {}

    /** To a zone: entries, dwells and their milliseconds. */
    record Zone(String subject, Sums sums) implements Step {}

    /** To a pair of zones. */
    record Move(String subject, Sums sums) implements Step {}
}
