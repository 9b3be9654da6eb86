@NullMarked
package org.aisleflow.api.catalog;

import org.jspecify.annotations.NullMarked;
