/** Data sets that are read from files: MNIST. Nothing is downloaded. */
package org.pydl4j.nn.datasets;
