/**
 * The gateway's own MQTT clients: one that reads what devices sent, one that stores what came over
 * CoAP.
 */
@NullMarked
package org.aisleflow.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
