/** Arrays in files: numpy's .npy and .npz, safetensors, and files that are whole or not there. */
package org.pydl4j.nd.io;
