@NullMarked
package org.aisleflow.sim;

import org.jspecify.annotations.NullMarked;
