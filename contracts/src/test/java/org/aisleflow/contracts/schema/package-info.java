/** The JSON Schemas for device makers: their generator, and what holds them to the decoder. */
@NullMarked
package org.aisleflow.contracts.schema;

import org.jspecify.annotations.NullMarked;
