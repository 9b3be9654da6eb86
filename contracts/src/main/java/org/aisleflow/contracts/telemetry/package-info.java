/** What devices say: one sealed family of records, one record per kind of message. */
@NullMarked
package org.aisleflow.contracts.telemetry;

import org.jspecify.annotations.NullMarked;
