/** Networks: configurations, layers, training, evaluation, model files. */
package org.pydl4j.nn;
