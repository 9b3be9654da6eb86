/** Door counts. No Kafka. */
@NullMarked
package org.aisleflow.streams.footfall;

import org.jspecify.annotations.NullMarked;
