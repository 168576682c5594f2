/** Pictures as examples: folders of them, annotations of the things in them, and what is read. */
@NullMarked
package org.pydl4j.etl.images;

import org.jspecify.annotations.NullMarked;
