/** What is known about devices and what is wrong with them. No Kafka. */
@NullMarked
package org.aisleflow.streams.fleet;

import org.jspecify.annotations.NullMarked;
