/**
 * Counts of how good predictions are. All of them are fed batch by batch, can be merged (for
 * partitions on clusters), and write text and JSON. What is 0 / 0 is NaN. Wrong labels are {@link
 * org.pydl4j.nd.errors.DataException}s that name the row, and nothing of their batch is counted.
 */
@NullMarked
package org.pydl4j.nn.evaluation;

import org.jspecify.annotations.NullMarked;
