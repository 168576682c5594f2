package org.pydl4j.serving.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.ClosedSessionException;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.common.stream.ClosedStreamException;
import com.linecorp.armeria.common.util.CompositeException;
import com.linecorp.armeria.server.HttpResponseException;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.handler.codec.DecoderException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.PyDl4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server itself refuses, as the same JSON as the protocol's errors. */
final class ErrorPages implements ServerErrorHandler {
  private static final Pattern POSTED =
      Pattern.compile("/v2/(models/.*/infer|repository/.*)|/(inference|grpc)\\..*");
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  @Override
  public @Nullable HttpResponse onServiceException(
      ServiceRequestContext context, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompositeException several ? several.getExceptions().get(0) : thrown;
    if (cause instanceof ContentTooLargeException) {
      return Answers.error(
          HttpStatus.REQUEST_ENTITY_TOO_LARGE,
          "The request passes " + (context.maxRequestLength() >> 20) + " MiB (http-max-request).");
    }
    boolean ours = cause instanceof PyDl4jException;
    if (GrpcFailures.concerns(context.request().headers())
        && (ours || cause instanceof RequestTimeoutException)) {
      return GrpcFailures.response(cause);
    }
    if (ours) {
      return Answers.of(cause);
    }
    if (cause instanceof DecoderException) { // Netty's, also of what cannot be unpacked
      return Answers.error(HttpStatus.BAD_REQUEST, "The body cannot be unpacked.");
    }
    if (cause instanceof RequestTimeoutException) {
      return context.request().isComplete()
          ? Answers.error(HttpStatus.GATEWAY_TIMEOUT, "The answer took longer than http-timeout.")
          : Answers.error(HttpStatus.REQUEST_TIMEOUT, "The request took longer than http-timeout.");
    }
    boolean left =
        cause instanceof ClosedStreamException || cause instanceof ClosedSessionException;
    if (!(left || cause instanceof HttpStatusException || cause instanceof HttpResponseException)) {
      LOG.error("A request failed", cause);
    }
    return null; // the next handler's
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      ServiceRequestContext context,
      ServiceConfig config,
      RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    String reason = description == null ? status.reasonPhrase() : description;
    String body = "{\"error\":\"" + reason.replaceAll("[\"\\\\\\p{Cntrl}]", " ") + "\"}";
    ResponseHeadersBuilder made = ResponseHeaders.builder(status).contentType(MediaType.JSON);
    if (status.equals(HttpStatus.METHOD_NOT_ALLOWED)) {
      made.set(
          HttpHeaderNames.ALLOW, POSTED.matcher(headers.path()).matches() ? "POST" : "GET, HEAD");
    }
    return AggregatedHttpResponse.of(made.build(), HttpData.ofUtf8(body));
  }
}
