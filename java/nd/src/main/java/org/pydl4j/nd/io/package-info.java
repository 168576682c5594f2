/** Arrays in files: numpy's .npy and .npz, safetensors, and files that are whole or not there. */
@NullMarked
package org.pydl4j.nd.io;

import org.jspecify.annotations.NullMarked;
