/** How fast the API answers while facts come in, beside answering the same from memory. */
@NullMarked
package org.aisleflow.benchmarks.api;

import org.jspecify.annotations.NullMarked;
