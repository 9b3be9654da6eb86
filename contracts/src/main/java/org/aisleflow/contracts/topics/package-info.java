/**
 * The Kafka topics as typed values: name, keys, values, retention; names are written nowhere else.
 */
@NullMarked
package org.aisleflow.contracts.topics;

import org.jspecify.annotations.NullMarked;
