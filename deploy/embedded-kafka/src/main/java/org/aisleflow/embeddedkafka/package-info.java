/** A real Kafka broker inside this JVM. */
@NullMarked
package org.aisleflow.embeddedkafka;

import org.jspecify.annotations.NullMarked;
