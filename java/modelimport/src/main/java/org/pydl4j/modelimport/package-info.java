/** What the readers of others' files share. */
@NullMarked
package org.pydl4j.modelimport;

import org.jspecify.annotations.NullMarked;
