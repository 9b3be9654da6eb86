@NullMarked
package org.aisleflow.api.answers;

import org.jspecify.annotations.NullMarked;
