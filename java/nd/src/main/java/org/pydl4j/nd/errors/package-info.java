/**
 * The one exception tree; Python mirrors it name by name ({@code ShapeException} is {@code
 * pydl4j.ShapeError}).
 */
@NullMarked
package org.pydl4j.nd.errors;

import org.jspecify.annotations.NullMarked;
