@NullMarked
package org.aisleflow.sim.sending;

import org.jspecify.annotations.NullMarked;
