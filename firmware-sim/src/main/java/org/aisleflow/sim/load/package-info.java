/** Very many devices that do nothing but send, to find out what a gateway can take. */
@NullMarked
package org.aisleflow.sim.load;

import org.jspecify.annotations.NullMarked;
