/** New networks from trained ones: what stays keeps its parameters. */
@NullMarked
package org.pydl4j.nn.transferlearning;

import org.jspecify.annotations.NullMarked;
