@NullMarked
package org.aisleflow.benchmarks.report;

import org.jspecify.annotations.NullMarked;
