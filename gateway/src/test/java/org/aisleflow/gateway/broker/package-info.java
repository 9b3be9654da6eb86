@NullMarked
package org.aisleflow.gateway.broker;

import org.jspecify.annotations.NullMarked;
