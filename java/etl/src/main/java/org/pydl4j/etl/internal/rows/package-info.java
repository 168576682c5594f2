/** Not API: rows that are collected, and given back in another order. */
@NullMarked
package org.pydl4j.etl.internal.rows;

import org.jspecify.annotations.NullMarked;
