/**
 * Loss functions: the base class for those of your own, and the ones that have names. A score is
 * the mean over the examples of a batch.
 */
@NullMarked
package org.pydl4j.nn.losses;

import org.jspecify.annotations.NullMarked;
