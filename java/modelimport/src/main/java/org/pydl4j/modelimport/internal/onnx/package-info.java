/** Reading of ONNX files, and ONNX Runtime, of the extra {@code onnx}. No API: it may change. */
@NullMarked
package org.pydl4j.modelimport.internal.onnx;

import org.jspecify.annotations.NullMarked;
