/** What all calls share: who may, how errors look, which ranges are allowed, health. */
@NullMarked
package org.aisleflow.api.http;

import org.jspecify.annotations.NullMarked;
