/** Networks: configurations, layers, training, evaluation, model files. */
@NullMarked
package org.pydl4j.nn;

import org.jspecify.annotations.NullMarked;
