package org.aisleflow.benchmarks.streams;

/**
 * How far a competitor is at some moment, as far as it has committed.
 *
 * @param nanos when, in nanoseconds since any moment
 * @param cpuSeconds processor time of its whole process so far
 * @param records records that it has read so far, those included that it wrote for itself
 */
record Look(long nanos, double cpuSeconds, double records) {
    /**
     * The moment between this one and a later one at which so many records were read, if work was
     * done evenly in between.
     */
    Look towards(Look later, double wanted) {
        double part = (wanted - records) / (later.records - records);
        return new Look(
                nanos + Math.round(part * (later.nanos - nanos)),
                cpuSeconds + part * (later.cpuSeconds - cpuSeconds),
                wanted);
    }
}
