@NullMarked
package org.aisleflow.gateway.quota;

import org.jspecify.annotations.NullMarked;
