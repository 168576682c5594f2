/** Activation functions: the base class for those of your own, and the ones that have names. */
package org.pydl4j.nn.activations;
