/**
 * Files of rows: CSV, Parquet and Arrow, each written as a whole or not at all. DataVec's record
 * writers.
 */
@NullMarked
package org.pydl4j.etl.writers;

import org.jspecify.annotations.NullMarked;
