/** Who a device is, and for whom it may speak; the same for every protocol. */
@NullMarked
package org.aisleflow.gateway.identity;

import org.jspecify.annotations.NullMarked;
