/** Told after each mini-batch and around each pass, on the training thread. */
@NullMarked
package org.pydl4j.nn.listeners;

import org.jspecify.annotations.NullMarked;
