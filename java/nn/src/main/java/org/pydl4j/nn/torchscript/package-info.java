/** TorchScript files as models. */
@NullMarked
package org.pydl4j.nn.torchscript;

import org.jspecify.annotations.NullMarked;
