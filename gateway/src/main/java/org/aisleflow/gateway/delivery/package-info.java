/**
 * What has arrived and is kept until it is acknowledged, from whichever broker: how it is stamped,
 * read and given back.
 */
@NullMarked
package org.aisleflow.gateway.delivery;

import org.jspecify.annotations.NullMarked;
