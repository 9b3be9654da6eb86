/** Decides what an arrived message is: telemetry or a dead letter. Knows no transport. */
@NullMarked
package org.aisleflow.gateway.intake;

import org.jspecify.annotations.NullMarked;
