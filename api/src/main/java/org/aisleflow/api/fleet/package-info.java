/** What a fleet operator asks: which devices to trust, what became of their messages. */
@NullMarked
package org.aisleflow.api.fleet;

import org.jspecify.annotations.NullMarked;
