/** Tests of {@code history}. */
@NullMarked
package org.aisleflow.api.history;

import org.jspecify.annotations.NullMarked;
