/** Models of Keras. */
@NullMarked
package org.pydl4j.modelimport.keras;

import org.jspecify.annotations.NullMarked;
