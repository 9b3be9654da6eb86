/** What crosses a process border: telemetry, facts, catalog, topic names, their encodings. */
@NullMarked
package org.aisleflow.contracts;

import org.jspecify.annotations.NullMarked;
