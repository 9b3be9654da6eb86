@NullMarked
package org.aisleflow.gateway;

import org.jspecify.annotations.NullMarked;
