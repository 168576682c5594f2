/** The Open Inference Protocol V2 over HTTP and gRPC, the web page, and the metrics. */
@NullMarked
package org.pydl4j.serving.http;

import org.jspecify.annotations.NullMarked;
