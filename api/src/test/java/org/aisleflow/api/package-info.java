/** Tests of the whole API over HTTP, with a real Kafka. */
@NullMarked
package org.aisleflow.api;

import org.jspecify.annotations.NullMarked;
