/** What the parts can take, measured beside what others can; {@code ./aisleflow bench}. */
@NullMarked
package org.aisleflow.benchmarks;

import org.jspecify.annotations.NullMarked;
