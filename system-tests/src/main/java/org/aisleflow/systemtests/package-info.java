/** Truths about the whole. */
@NullMarked
package org.aisleflow.systemtests;

import org.jspecify.annotations.NullMarked;
