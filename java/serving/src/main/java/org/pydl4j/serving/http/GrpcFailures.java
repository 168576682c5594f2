package org.pydl4j.serving.http;

import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import com.linecorp.armeria.server.RequestTimeoutException;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.pydl4j.nd.errors.PyDl4jException;

/** What each failure means to a client of gRPC. */
final class GrpcFailures implements GrpcExceptionHandlerFunction {
  /** The status and the sentence of a failure of ours. */
  static Status of(Throwable failure) {
    Throwable cause = Answers.cause(failure);
    Status status =
        switch (Answers.status(cause).code()) {
          case 400 -> Status.INVALID_ARGUMENT;
          case 403 -> Status.PERMISSION_DENIED;
          case 404 -> Status.NOT_FOUND;
          case 413 -> Status.RESOURCE_EXHAUSTED;
          case 422 -> Status.FAILED_PRECONDITION;
          case 503 -> Status.UNAVAILABLE;
          case 504 -> Status.DEADLINE_EXCEEDED;
          default -> Status.INTERNAL;
        };
    boolean ours = cause instanceof PyDl4jException;
    return status
        .withDescription(ours ? cause.getMessage() : "The server failed.")
        .withCause(cause);
  }

  /** A failure that comes before there is a call, as an answer. */
  static HttpResponse response(Throwable failure) {
    Status status =
        Answers.cause(failure) instanceof RequestTimeoutException
            ? Status.DEADLINE_EXCEEDED.withDescription("The answer took longer than it may.")
            : of(failure);
    ResponseHeaders headers =
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.parse("application/grpc"))
            .build();
    HttpHeaders trailers = // in headers alone, an empty frame of data may follow them
        HttpHeaders.builder()
            .addInt("grpc-status", status.getCode().value())
            .add("grpc-message", encoded(String.valueOf(status.getDescription())))
            .build();
    return HttpResponse.of(headers, HttpData.empty(), trailers);
  }

  /** As gRPC has messages in headers: percent-encoded. */
  private static String encoded(String message) {
    StringBuilder text = new StringBuilder();
    for (byte b : message.getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b <= '~' && b != '%') {
        text.append((char) b);
      } else {
        text.append(String.format(Locale.ROOT, "%%%02X", b));
      }
    }
    return text.toString();
  }

  /** Whether a request is one of gRPC. */
  static boolean concerns(RequestHeaders headers) {
    MediaType type = headers.contentType();
    return type != null && type.subtype().startsWith("grpc");
  }

  /** Those that the server finds before a call begins. */
  @Override
  public Status apply(RequestContext context, Status found, Throwable failure, Metadata metadata) {
    if (failure instanceof ContentTooLargeException) {
      return Status.RESOURCE_EXHAUSTED
          .withDescription("The message is larger than the server takes (http-max-request).")
          .withCause(failure);
    }
    return failure instanceof PyDl4jException ? of(failure) : found;
  }
}
