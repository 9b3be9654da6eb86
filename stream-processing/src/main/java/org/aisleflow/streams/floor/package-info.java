/** Positions: who was where on the floor, for how long, and where they went next. No Kafka. */
@NullMarked
package org.aisleflow.streams.floor;

import org.jspecify.annotations.NullMarked;
