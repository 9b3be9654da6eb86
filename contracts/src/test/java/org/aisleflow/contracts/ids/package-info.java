@NullMarked
package org.aisleflow.contracts.ids;

import org.jspecify.annotations.NullMarked;
