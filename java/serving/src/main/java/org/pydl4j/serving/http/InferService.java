package org.pydl4j.serving.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AsciiString;
import java.util.concurrent.CompletableFuture;
import org.pydl4j.serving.batching.Batching;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.ProtocolException;
import org.pydl4j.serving.protocol.RequestReader;
import org.pydl4j.serving.protocol.ResponseWriter;

/**
 * {@code POST …/infer}: read on the connection's thread, computed on a batch's, written on the
 * connection's again, so that a batch never waits for text.
 */
final class InferService implements HttpService {
  private static final AsciiString HEADER_LENGTH =
      AsciiString.cached("inference-header-content-length");
  private static final int MOST_DIGITS = 18; // of a long, all values

  private final Batching batching;

  InferService(Batching batching) {
    this.batching = batching;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    return HttpResponse.of(request.aggregate().thenCompose(whole -> infer(context, whole)));
  }

  private CompletableFuture<HttpResponse> infer(
      ServiceRequestContext context, AggregatedHttpRequest whole) {
    CompletableFuture<InferResponse> answer;
    InferRequest request;
    try {
      request = RequestReader.read(whole.content().array(), headerLength(whole));
      answer = batching.submit(context.pathParam("model"), context.pathParam("version"), request);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(Answers.of(e));
    }
    return answer.handleAsync(
        (response, failure) -> failure == null ? written(response, request) : Answers.of(failure),
        context.eventLoop());
  }

  private static long headerLength(AggregatedHttpRequest whole) {
    String length = whole.headers().get(HEADER_LENGTH);
    if (length == null) {
      return -1;
    }
    boolean digits = !length.isEmpty() && length.length() <= MOST_DIGITS;
    for (int i = 0; digits && i < length.length(); i++) {
      digits = length.charAt(i) >= '0' && length.charAt(i) <= '9';
    }
    if (!digits) {
      throw new ProtocolException(
          "Inference-Header-Content-Length must be a number of bytes. Got '" + length + "'.");
    }
    return Long.parseLong(length);
  }

  private static HttpResponse written(InferResponse response, InferRequest request) {
    ResponseWriter.Body body;
    try {
      body = ResponseWriter.write(response, request);
    } catch (RuntimeException e) {
      return Answers.of(e);
    }
    ResponseHeaders headers =
        body.headerLength() < 0
            ? ResponseHeaders.of(HttpStatus.OK, "content-type", MediaType.JSON)
            : ResponseHeaders.builder(HttpStatus.OK)
                .contentType(MediaType.OCTET_STREAM)
                .addInt(HEADER_LENGTH, body.headerLength())
                .build();
    return HttpResponse.of(headers, HttpData.wrap(body.bytes()));
  }
}
