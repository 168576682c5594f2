/** Well-known networks as configurations, without trained weights. */
@NullMarked
package org.pydl4j.nn.zoo;

import org.jspecify.annotations.NullMarked;
