package org.aisleflow.gateway.broker;

import java.nio.file.Path;

/**
 * What the embedded broker needs to know.
 *
 * @param host the address to listen on
 * @param port the TCP port to listen on; 0 for a free one
 * @param dataFolder where the journal is kept; made when it is new
 * @param minimumFreeBytes with less room than this on the disk, publishers are turned away
 *     unacknowledged
 */
public record BrokerSettings(String host, int port, Path dataFolder, long minimumFreeBytes) {}
