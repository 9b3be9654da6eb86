/**
 * {@code ./aisleflow bench gateway}: our gateway beside a subscriber that only counts, an Apache
 * Camel route and a Californium resource that only answers.
 */
@NullMarked
package org.aisleflow.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
