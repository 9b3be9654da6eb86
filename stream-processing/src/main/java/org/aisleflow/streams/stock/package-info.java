/** What is believed about goods from sales, deliveries, counts and scales. No Kafka. */
@NullMarked
package org.aisleflow.streams.stock;

import org.jspecify.annotations.NullMarked;
