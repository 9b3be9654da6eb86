@NullMarked
package org.aisleflow.contracts.credentials;

import org.jspecify.annotations.NullMarked;
