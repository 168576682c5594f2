/**
 * Layers that are a list of operations over arrays: how layers written in Python are stored and
 * run. A list holds no code, so that it goes wherever a configuration goes.
 */
@NullMarked
package org.pydl4j.nn.traced;

import org.jspecify.annotations.NullMarked;
