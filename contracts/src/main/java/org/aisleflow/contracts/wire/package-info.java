/** How telemetry looks on the wire: JSON, CBOR and SenML, decoded into values or into a reason. */
@NullMarked
package org.aisleflow.contracts.wire;

import org.jspecify.annotations.NullMarked;
