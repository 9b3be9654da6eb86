/** Programs in processes of their own, and what they all begin with. */
@NullMarked
package org.aisleflow.benchmarks.process;

import org.jspecify.annotations.NullMarked;
