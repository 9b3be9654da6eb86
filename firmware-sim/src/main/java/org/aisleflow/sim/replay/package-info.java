/** Recordings of others, sent as if devices saw it now. */
@NullMarked
package org.aisleflow.sim.replay;

import org.jspecify.annotations.NullMarked;
