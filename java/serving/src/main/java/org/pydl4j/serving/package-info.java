/**
 * Serving: a repository of models, Kafka in and out, HTTP and gRPC by the Open Inference Protocol.
 */
@NullMarked
package org.pydl4j.serving;

import org.jspecify.annotations.NullMarked;
