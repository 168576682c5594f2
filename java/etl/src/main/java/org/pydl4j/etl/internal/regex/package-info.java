/** Not API: regular expressions that end. */
@NullMarked
package org.pydl4j.etl.internal.regex;

import org.jspecify.annotations.NullMarked;
