/** Alerts as state. No Kafka. */
@NullMarked
package org.aisleflow.streams.alerts;

import org.jspecify.annotations.NullMarked;
