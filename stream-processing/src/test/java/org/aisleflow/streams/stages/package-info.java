/** Tests. */
@NullMarked
package org.aisleflow.streams.stages;

import org.jspecify.annotations.NullMarked;
