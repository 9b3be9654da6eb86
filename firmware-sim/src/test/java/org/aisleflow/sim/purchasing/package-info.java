@NullMarked
package org.aisleflow.sim.purchasing;

import org.jspecify.annotations.NullMarked;
