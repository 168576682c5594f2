/** What training does to the input of a layer at random, against overfitting. */
@NullMarked
package org.pydl4j.nn.dropout;

import org.jspecify.annotations.NullMarked;
