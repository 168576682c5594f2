/**
 * One iterator over examples from anywhere, with its orders, splits, caches and its prefetching as
 * methods, whose place can be saved and taken up again.
 */
@NullMarked
package org.pydl4j.nn.data.pipeline;

import org.jspecify.annotations.NullMarked;
