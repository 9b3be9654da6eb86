/**
 * What the stream computes and people decide: upserts keyed by series and window, and latest
 * states.
 */
@NullMarked
package org.aisleflow.contracts.facts;

import org.jspecify.annotations.NullMarked;
