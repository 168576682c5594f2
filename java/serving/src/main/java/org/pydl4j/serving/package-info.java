/**
 * Serving: a repository of models, Kafka in and out, HTTP and gRPC by the Open Inference Protocol.
 */
package org.pydl4j.serving;
