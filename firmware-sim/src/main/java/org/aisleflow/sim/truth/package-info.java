/**
 * What truly happened, written down for those who judge the pipeline. The pipeline never sees it.
 */
@NullMarked
package org.aisleflow.sim.truth;

import org.jspecify.annotations.NullMarked;
