/** Tests of {@code facts}. */
@NullMarked
package org.aisleflow.api.facts;

import org.jspecify.annotations.NullMarked;
