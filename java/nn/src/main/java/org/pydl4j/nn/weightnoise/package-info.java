/** What training does at random to the weights that layers compute with, against overfitting. */
@NullMarked
package org.pydl4j.nn.weightnoise;

import org.jspecify.annotations.NullMarked;
