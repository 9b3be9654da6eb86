/** What people tell devices to do, and what became of it. */
@NullMarked
package org.aisleflow.contracts.commands;

import org.jspecify.annotations.NullMarked;
