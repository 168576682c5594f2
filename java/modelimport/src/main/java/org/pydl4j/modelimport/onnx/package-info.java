/** ONNX files. */
@NullMarked
package org.pydl4j.modelimport.onnx;

import org.jspecify.annotations.NullMarked;
