@NullMarked
package org.aisleflow.sim.world;

import org.jspecify.annotations.NullMarked;
