/** The gateway's certificate and whom it trusts to vouch for devices. */
@NullMarked
package org.aisleflow.gateway.tls;

import org.jspecify.annotations.NullMarked;
