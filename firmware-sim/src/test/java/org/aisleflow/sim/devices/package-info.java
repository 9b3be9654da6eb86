@NullMarked
package org.aisleflow.sim.devices;

import org.jspecify.annotations.NullMarked;
