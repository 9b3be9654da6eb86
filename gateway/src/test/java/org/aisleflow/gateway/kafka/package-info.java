@NullMarked
package org.aisleflow.gateway.kafka;

import org.jspecify.annotations.NullMarked;
