/** Shapes of one example: rows of numbers, images, images as rows; batches have one axis more. */
@NullMarked
package org.pydl4j.nn.inputs;

import org.jspecify.annotations.NullMarked;
