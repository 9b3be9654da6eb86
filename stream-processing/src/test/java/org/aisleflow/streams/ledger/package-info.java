/** Tests. */
@NullMarked
package org.aisleflow.streams.ledger;

import org.jspecify.annotations.NullMarked;
