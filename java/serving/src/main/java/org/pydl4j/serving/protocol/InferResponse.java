package org.pydl4j.serving.protocol;

import java.util.List;

/**
 * What was computed.
 *
 * @param model the model's name
 * @param version its version, of which all numbers are
 * @param id the request's
 * @param outputs in the order of the signature
 */
public record InferResponse(String model, String version, String id, List<TensorData> outputs) {}
