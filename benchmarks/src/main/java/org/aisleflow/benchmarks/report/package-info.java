/**
 * What every benchmark has: rounds, and how results are told: tables, the machine they were
 * measured on, targets met and missed.
 */
@NullMarked
package org.aisleflow.benchmarks.report;

import org.jspecify.annotations.NullMarked;
