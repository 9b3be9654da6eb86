/**
 * The gateway's own MQTT clients: one that reads from a broker that is not our own, one that stores
 * what came over CoAP and publishes commands.
 */
@NullMarked
package org.aisleflow.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
