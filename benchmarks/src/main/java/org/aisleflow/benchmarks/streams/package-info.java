/** What the whole topology does in a second of one core, beside others on the same input. */
@NullMarked
package org.aisleflow.benchmarks.streams;

import org.jspecify.annotations.NullMarked;
