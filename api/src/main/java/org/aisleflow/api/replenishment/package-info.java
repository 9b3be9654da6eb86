/** What a supply planner asks: what to order, how much, until when, and why. */
@NullMarked
package org.aisleflow.api.replenishment;

import org.jspecify.annotations.NullMarked;
