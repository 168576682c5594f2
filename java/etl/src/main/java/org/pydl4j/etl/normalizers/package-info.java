/** Brings features and labels into the range that networks learn from, and back. */
@NullMarked
package org.pydl4j.etl.normalizers;

import org.jspecify.annotations.NullMarked;
