/** The delivery ledger: which messages came, came again, were refused, or never came. No Kafka. */
@NullMarked
package org.aisleflow.streams.ledger;

import org.jspecify.annotations.NullMarked;
