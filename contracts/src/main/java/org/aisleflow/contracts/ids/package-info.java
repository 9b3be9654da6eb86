/** The names of things: identifiers as value types, checked once when made. */
@NullMarked
package org.aisleflow.contracts.ids;

import org.jspecify.annotations.NullMarked;
