/** Kafka in, facts out. */
@NullMarked
package org.aisleflow.streams;

import org.jspecify.annotations.NullMarked;
