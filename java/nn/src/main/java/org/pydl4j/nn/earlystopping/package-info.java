/** Training that ends when a score gets no better, and keeps the best network. Names are DL4J's. */
@NullMarked
package org.pydl4j.nn.earlystopping;

import org.jspecify.annotations.NullMarked;
