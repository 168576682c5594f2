/** Spans of what the server does, for OpenTelemetry. */
@NullMarked
package org.pydl4j.serving.tracing;

import org.jspecify.annotations.NullMarked;
