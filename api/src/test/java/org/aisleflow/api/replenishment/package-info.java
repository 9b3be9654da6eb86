/** Tests of {@code replenishment}. */
@NullMarked
package org.aisleflow.api.replenishment;

import org.jspecify.annotations.NullMarked;
