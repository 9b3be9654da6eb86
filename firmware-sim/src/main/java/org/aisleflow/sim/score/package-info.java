/**
 * The score: what the pipeline's API says, compared claim by claim with the hidden truth. It reads
 * the truth's files and the API and nothing else.
 */
@NullMarked
package org.aisleflow.sim.score;

import org.jspecify.annotations.NullMarked;
