/** Temperatures that leave their band. No Kafka. */
@NullMarked
package org.aisleflow.streams.climate;

import org.jspecify.annotations.NullMarked;
