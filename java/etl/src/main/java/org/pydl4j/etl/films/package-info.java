/** Films as examples: folders of them, and their pictures as sequences. */
@NullMarked
package org.pydl4j.etl.films;

import org.jspecify.annotations.NullMarked;
