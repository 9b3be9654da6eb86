/** Answers that are remembered as they were sent, until something changes that they rest upon. */
@NullMarked
package org.aisleflow.api.answers;

import org.jspecify.annotations.NullMarked;
