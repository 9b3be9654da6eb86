/** Tests of {@code http}. */
@NullMarked
package org.aisleflow.api.http;

import org.jspecify.annotations.NullMarked;
