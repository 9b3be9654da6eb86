@NullMarked
package org.aisleflow.embeddedkafka;

import org.jspecify.annotations.NullMarked;
