/** How weights start; fanIn and fanOut are the numbers of inputs and outputs of one unit. */
@NullMarked
package org.pydl4j.nn.weights;

import org.jspecify.annotations.NullMarked;
