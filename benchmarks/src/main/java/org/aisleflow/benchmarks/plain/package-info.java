/**
 * The same metrics as a plain Kafka Streams topology: windowed stores, JSON values, a repartition
 * topic wherever the key changes. For comparing only.
 */
@NullMarked
package org.aisleflow.benchmarks.plain;

import org.jspecify.annotations.NullMarked;
