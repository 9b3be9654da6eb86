@NullMarked
package org.aisleflow.benchmarks.streams;

import org.jspecify.annotations.NullMarked;
