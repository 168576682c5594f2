/** Pictures as examples: folders of them, and what is read of each. */
@NullMarked
package org.pydl4j.etl.images;

import org.jspecify.annotations.NullMarked;
