package org.aisleflow.sim.world;

/**
 * What goes wrong in a shop, and how often.
 *
 * @param theftShare share of picked units that leave without being paid, 0 to 1
 * @param breakageShare share of refilled units that break, 0 to 1
 * @param misplacedShare share of stops with something in the basket at which a unit is put down on
 *     the wrong shelf, 0 to 1
 * @param miscountShare share of receipt lines that are rung up as another product of the zone or in
 *     a wrong number, 0 to 1
 * @param countErrorShare share of hand counts that are off by one or two, 0 to 1
 * @param shortShare share of delivered lines on which a pack is missing that the note lists, 0 to 1
 * @param wrongProductShare share of delivered lines in whose place another product of the supplier
 *     comes than the note lists, 0 to 1
 * @param abandonShare share of shoppers who leave their basket behind before they queue, 0 to 1
 * @param queuePatienceSeconds how long a shopper would wait for the till, median; who expects to
 *     wait longer leaves the basket behind
 */
public record Mishaps(
        double theftShare,
        double breakageShare,
        double misplacedShare,
        double miscountShare,
        double countErrorShare,
        double shortShare,
        double wrongProductShare,
        double abandonShare,
        double queuePatienceSeconds) {
    /** Checks the ranges. */
    public Mishaps {
        Complaints.of("mishaps")
                .unlessWithin("theftShare", theftShare, 0, 1)
                .unlessWithin("breakageShare", breakageShare, 0, 1)
                .unlessWithin("misplacedShare", misplacedShare, 0, 1)
                .unlessWithin("miscountShare", miscountShare, 0, 1)
                .unlessWithin("countErrorShare", countErrorShare, 0, 1)
                .unlessWithin("shortShare", shortShare, 0, 1)
                .unlessWithin("wrongProductShare", wrongProductShare, 0, 1)
                .unlessWithin("abandonShare", abandonShare, 0, 1)
                .unlessWithin("queuePatienceSeconds", queuePatienceSeconds, 1, 100_000)
                .raise();
    }
}
