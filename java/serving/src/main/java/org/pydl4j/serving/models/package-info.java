/**
 * The models that a server holds: found in a folder, loaded, warmed up, swapped without a failed
 * batch, and lent to whoever computes with them.
 */
@NullMarked
package org.pydl4j.serving.models;

import org.jspecify.annotations.NullMarked;
