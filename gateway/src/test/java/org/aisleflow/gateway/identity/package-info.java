@NullMarked
package org.aisleflow.gateway.identity;

import org.jspecify.annotations.NullMarked;
