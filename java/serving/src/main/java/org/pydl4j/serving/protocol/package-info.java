/**
 * The Open Inference Protocol V2: requests and responses as JSON, with the binary tensor extension.
 * Knows neither HTTP nor Kafka: whoever has the bytes reads them here.
 */
@NullMarked
package org.pydl4j.serving.protocol;

import org.jspecify.annotations.NullMarked;
