package org.aisleflow.api.history;

import org.aisleflow.contracts.facts.WindowFact;

/**
 * A fact that history will never take, however often it is tried.
 *
 * @param fact the fact
 * @param why what history said about it
 */
public record Refused(WindowFact fact, String why) {}
