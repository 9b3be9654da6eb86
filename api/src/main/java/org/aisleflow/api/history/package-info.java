/**
 * Where window facts are kept for good: one port, an embedded adapter and one for InfluxDB. Both
 * keep the same facts and answer the same ranges.
 */
@NullMarked
package org.aisleflow.api.history;

import org.jspecify.annotations.NullMarked;
