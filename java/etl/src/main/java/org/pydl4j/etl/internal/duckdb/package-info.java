/** DuckDB inside the JVM. No API: it may change at any time. */
@NullMarked
package org.pydl4j.etl.internal.duckdb;

import org.jspecify.annotations.NullMarked;
