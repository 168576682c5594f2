/** Vertices of graphs that are no layers: they join, cut and turn what runs between layers. */
@NullMarked
package org.pydl4j.nn.vertices;

import org.jspecify.annotations.NullMarked;
