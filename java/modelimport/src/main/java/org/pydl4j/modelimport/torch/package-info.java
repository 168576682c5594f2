/** Weights of PyTorch. */
@NullMarked
package org.pydl4j.modelimport.torch;

import org.jspecify.annotations.NullMarked;
