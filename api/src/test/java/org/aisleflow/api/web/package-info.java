/** Tests of the web page's files. */
@NullMarked
package org.aisleflow.api.web;

import org.jspecify.annotations.NullMarked;
