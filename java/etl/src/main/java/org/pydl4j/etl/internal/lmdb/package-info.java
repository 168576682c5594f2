/** LMDB's files, read without its library. No API: it may change at any time. */
@NullMarked
package org.pydl4j.etl.internal.lmdb;

import org.jspecify.annotations.NullMarked;
