/** Files of Deeplearning4j. */
@NullMarked
package org.pydl4j.modelimport.dl4j;

import org.jspecify.annotations.NullMarked;
