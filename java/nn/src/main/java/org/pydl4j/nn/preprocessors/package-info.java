/** What stands between layers whose shapes differ, placed when the configuration is built. */
@NullMarked
package org.pydl4j.nn.preprocessors;

import org.jspecify.annotations.NullMarked;
