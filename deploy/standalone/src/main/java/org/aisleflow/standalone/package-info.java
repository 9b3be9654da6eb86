/** Everything in one JVM: the command line, and the list of parts it starts. */
@NullMarked
package org.aisleflow.standalone;

import org.jspecify.annotations.NullMarked;
