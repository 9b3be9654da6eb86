@NullMarked
package org.aisleflow.sim.replay;

import org.jspecify.annotations.NullMarked;
