package org.aisleflow.streams.ledger;

/**
 * Numbers that never came.
 *
 * @param hour the hour they belong to, in hours since 1970
 * @param first the first number
 * @param last the last number
 */
record LedgerGap(long hour, long first, long last) {}
