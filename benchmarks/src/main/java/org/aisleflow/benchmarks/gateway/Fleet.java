package org.aisleflow.benchmarks.gateway;

/** Devices that send when they are told to. */
interface Fleet extends AutoCloseable {
    /** Sends, and returns when every message is acknowledged or given up. */
    Sent send(Pace pace) throws InterruptedException;

    @Override
    void close();
}
