@NullMarked
package org.aisleflow.gateway.commands;

import org.jspecify.annotations.NullMarked;
