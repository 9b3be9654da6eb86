/** Tests of {@code stores}. */
@NullMarked
package org.aisleflow.api.stores;

import org.jspecify.annotations.NullMarked;
