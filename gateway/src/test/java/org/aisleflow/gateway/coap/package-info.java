@NullMarked
package org.aisleflow.gateway.coap;

import org.jspecify.annotations.NullMarked;
