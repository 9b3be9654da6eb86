/** How much one device, or one address, may ask of the gateway. */
@NullMarked
package org.aisleflow.gateway.quota;

import org.jspecify.annotations.NullMarked;
