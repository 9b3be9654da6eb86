@NullMarked
package org.aisleflow.gateway.tls;

import org.jspecify.annotations.NullMarked;
