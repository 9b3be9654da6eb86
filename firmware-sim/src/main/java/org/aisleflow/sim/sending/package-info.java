/**
 * How devices get their messages to the gateway: every message is kept until it is acknowledged,
 * and sent again with the same number until it is.
 */
@NullMarked
package org.aisleflow.sim.sending;

import org.jspecify.annotations.NullMarked;
