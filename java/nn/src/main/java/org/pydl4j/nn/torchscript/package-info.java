/** TorchScript files as models. */
package org.pydl4j.nn.torchscript;
