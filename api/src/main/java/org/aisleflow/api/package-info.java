/** Facts in, people out: wires history, live state, decisions and HTTP together. */
@NullMarked
package org.aisleflow.api;

import org.jspecify.annotations.NullMarked;
