@NullMarked
package org.aisleflow.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
