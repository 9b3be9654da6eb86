/**
 * The state of one partition: typed tables whose changes become durable together, on top of one
 * Kafka Streams store.
 */
@NullMarked
package org.aisleflow.streams.books;

import org.jspecify.annotations.NullMarked;
