/** Excel's workbooks (.xlsx), read as a stream. No API: it may change at any time. */
@NullMarked
package org.pydl4j.etl.internal.excel;

import org.jspecify.annotations.NullMarked;
