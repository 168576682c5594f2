/** Whether the gradients of a network are the derivatives of its loss. */
@NullMarked
package org.pydl4j.nn.gradientcheck;

import org.jspecify.annotations.NullMarked;
