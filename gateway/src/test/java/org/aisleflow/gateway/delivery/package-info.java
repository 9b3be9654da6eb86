@NullMarked
package org.aisleflow.gateway.delivery;

import org.jspecify.annotations.NullMarked;
