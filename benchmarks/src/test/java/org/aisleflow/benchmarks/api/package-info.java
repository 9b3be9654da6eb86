@NullMarked
package org.aisleflow.benchmarks.api;

import org.jspecify.annotations.NullMarked;
