/** Tests. */
@NullMarked
package org.aisleflow.streams.books;

import org.jspecify.annotations.NullMarked;
