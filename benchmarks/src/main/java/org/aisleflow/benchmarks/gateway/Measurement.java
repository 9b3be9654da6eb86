package org.aisleflow.benchmarks.gateway;

/**
 * One round of one contest.
 *
 * @param perSecond messages counted per second flat out, from the first that was sent to the last
 *     that was counted; 0 if one was lost
 * @param processorSecondsPerThousand processor time of the contender's process per 1,000 messages
 *     flat out
 * @param p50Millis latency at the set pace, from when a message was due to where it counts
 * @param p99Millis likewise
 * @param p999Millis likewise
 * @param heapPeakMegabytes the most heap in use since the contender's last round, garbage included
 * @param residentPeakMegabytes the most memory in RAM since its start
 * @param lost acknowledged messages that were not counted
 * @param unanswered messages that were not acknowledged
 * @param duplicates messages that were counted again
 */
record Measurement(
        double perSecond,
        double processorSecondsPerThousand,
        double p50Millis,
        double p99Millis,
        double p999Millis,
        double heapPeakMegabytes,
        double residentPeakMegabytes,
        long lost,
        long unanswered,
        long duplicates) {}
