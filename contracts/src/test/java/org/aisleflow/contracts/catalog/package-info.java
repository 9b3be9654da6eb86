@NullMarked
package org.aisleflow.contracts.catalog;

import org.jspecify.annotations.NullMarked;
