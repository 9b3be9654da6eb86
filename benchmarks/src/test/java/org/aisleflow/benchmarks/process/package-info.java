@NullMarked
package org.aisleflow.benchmarks.process;

import org.jspecify.annotations.NullMarked;
