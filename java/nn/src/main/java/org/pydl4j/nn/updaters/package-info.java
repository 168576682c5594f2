/**
 * How parameters follow their gradient, and schedules of the learning rate. An updater is bound to
 * runs of the flat parameters, gradient and state once, and changes parameters and state in place
 * at every step.
 */
@NullMarked
package org.pydl4j.nn.updaters;

import org.jspecify.annotations.NullMarked;
