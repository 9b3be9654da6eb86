/**
 * The stages of the topology: each reads its messages, asks its rule, keeps its books and tells its
 * facts.
 */
@NullMarked
package org.aisleflow.streams.stages;

import org.jspecify.annotations.NullMarked;
