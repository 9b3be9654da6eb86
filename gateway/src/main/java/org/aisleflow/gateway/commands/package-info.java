/** Commands on their way to devices, in whichever way each of them can be reached. */
@NullMarked
package org.aisleflow.gateway.commands;

import org.jspecify.annotations.NullMarked;
