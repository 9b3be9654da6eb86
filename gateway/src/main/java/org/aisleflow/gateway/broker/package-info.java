/**
 * The MQTT broker that devices connect to; its journal is the gateway's store-and-forward buffer.
 */
@NullMarked
package org.aisleflow.gateway.broker;

import org.jspecify.annotations.NullMarked;
