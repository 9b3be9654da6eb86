@NullMarked
package org.aisleflow.sim.load;

import org.jspecify.annotations.NullMarked;
