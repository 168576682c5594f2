/** How weights start; fanIn and fanOut are the numbers of inputs and outputs of one unit. */
package org.pydl4j.nn.weights;
