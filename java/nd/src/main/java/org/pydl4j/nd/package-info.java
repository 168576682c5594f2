/**
 * Off-heap arrays: {@link org.pydl4j.nd.NDArray} owns or views native memory, {@link
 * org.pydl4j.nd.Nd} makes arrays, {@link org.pydl4j.nd.Scope} frees what was made inside it, and
 * {@code org.pydl4j.nd.ops} holds the families of operations.
 */
@NullMarked
package org.pydl4j.nd;

import org.jspecify.annotations.NullMarked;
