/** How devices prove who they are. */
@NullMarked
package org.aisleflow.contracts.credentials;

import org.jspecify.annotations.NullMarked;
