@NullMarked
package org.aisleflow.sim.score;

import org.jspecify.annotations.NullMarked;
