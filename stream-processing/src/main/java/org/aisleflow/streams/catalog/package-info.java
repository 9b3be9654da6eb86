/** The master data as the stages see it. */
@NullMarked
package org.aisleflow.streams.catalog;

import org.jspecify.annotations.NullMarked;
