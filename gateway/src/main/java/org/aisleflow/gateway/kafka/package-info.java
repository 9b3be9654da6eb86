/** Kafka out, and what the gateway reads from Kafka: the catalog and replays. */
@NullMarked
package org.aisleflow.gateway.kafka;

import org.jspecify.annotations.NullMarked;
