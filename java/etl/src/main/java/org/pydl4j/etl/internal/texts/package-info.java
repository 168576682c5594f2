/** Not API: texts as bytes, looked at eight at a time, and told apart. */
@NullMarked
package org.pydl4j.etl.internal.texts;

import org.jspecify.annotations.NullMarked;
