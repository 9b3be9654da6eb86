@NullMarked
package org.aisleflow.gateway.intake;

import org.jspecify.annotations.NullMarked;
