package org.aisleflow.streams.floor;

/**
 * A sighting that is not taken in yet.
 *
 * @param sighting the sighting
 * @param receivedAt when its message came, in milliseconds since 1970
 */
record Pending(Sighting sighting, long receivedAt) {}
