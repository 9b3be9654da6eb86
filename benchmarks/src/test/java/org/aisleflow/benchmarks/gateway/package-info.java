@NullMarked
package org.aisleflow.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
