/**
 * The one exception tree; Python mirrors it name by name ({@code ShapeException} is {@code
 * pydl4j.ShapeError}).
 */
package org.pydl4j.nd.errors;
