/** Files in a folder for each class, and examples that are read from them one by one. */
@NullMarked
package org.pydl4j.etl.folders;

import org.jspecify.annotations.NullMarked;
