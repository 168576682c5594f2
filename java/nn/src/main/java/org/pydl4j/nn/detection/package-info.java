/** What finds things in pictures: boxes of a network's output, and labels of known boxes. */
@NullMarked
package org.pydl4j.nn.detection;

import org.jspecify.annotations.NullMarked;
