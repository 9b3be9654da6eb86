/** The edge gateway: devices in over MQTT and CoAP, Kafka out, nothing lost in between. */
@NullMarked
package org.aisleflow.gateway;

import org.jspecify.annotations.NullMarked;
