@NullMarked
package org.aisleflow.sim.truth;

import org.jspecify.annotations.NullMarked;
