/**
 * Reads facts from Kafka: window facts into history, latest states, master data and decisions into
 * memory, and what happens now to those who watch. Writes decisions, master data and replays.
 */
@NullMarked
package org.aisleflow.api.facts;

import org.jspecify.annotations.NullMarked;
