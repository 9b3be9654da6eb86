/**
 * The devices that watch the shop: what each of them notices, and when it says so. Nothing here
 * sends anything.
 */
@NullMarked
package org.aisleflow.sim.devices;

import org.jspecify.annotations.NullMarked;
