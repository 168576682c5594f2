package org.pydl4j.serving.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.OffHeapMemoryException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.serving.batching.ExpiredException;
import org.pydl4j.serving.batching.OverloadedException;
import org.pydl4j.serving.models.ModelNotFoundException;
import org.pydl4j.serving.models.NotReadyException;
import org.pydl4j.serving.protocol.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Responses as JSON, and what each failure means to a client. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private Answers() {}

  static HttpResponse json(JsonElement body) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON, HttpData.ofUtf8(body.toString()));
  }

  static HttpResponse error(HttpStatus status, String message) {
    return failure(status, message, 0);
  }

  /** The status and the sentence of a failure; what is not the client's to know goes to the log. */
  static HttpResponse of(Throwable failure) {
    Throwable cause = cause(failure);
    HttpStatus status = status(cause);
    int retry =
        cause instanceof OverloadedException full
            ? full.retryAfterSeconds()
            : cause instanceof NotReadyException ? 1 : 0;
    boolean left = cause instanceof CancellationException; // its client went away
    if (status.equals(HttpStatus.INTERNAL_SERVER_ERROR) && !left) {
      LOG.error("A request failed", cause);
    }
    return failure(status, message(cause), retry);
  }

  static Throwable cause(Throwable failure) {
    Throwable inner = failure.getCause();
    return failure instanceof CompletionException && inner != null ? inner : failure;
  }

  /** What a client may know of a failure: what this library said on purpose. */
  static String message(Throwable cause) {
    return cause instanceof PyDl4jException ours ? ours.getMessage() : "The server failed.";
  }

  static HttpStatus status(Throwable cause) {
    if (cause instanceof ForbiddenException) {
      return HttpStatus.FORBIDDEN;
    }
    if (cause instanceof TooLargeException) {
      return HttpStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    if (cause instanceof ProtocolException) {
      return HttpStatus.BAD_REQUEST;
    }
    if (cause instanceof ModelNotFoundException) {
      return HttpStatus.NOT_FOUND;
    }
    if (cause instanceof NotReadyException
        || cause instanceof OverloadedException
        || cause instanceof OffHeapMemoryException) {
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
    if (cause instanceof ExpiredException) {
      return HttpStatus.GATEWAY_TIMEOUT;
    }
    if (cause instanceof ModelFileException) {
      return HttpStatus.UNPROCESSABLE_ENTITY;
    }
    // The model refuses numbers that its signature allows: an index out of its table, for example.
    return cause instanceof PyDl4jException
        ? HttpStatus.UNPROCESSABLE_ENTITY
        : HttpStatus.INTERNAL_SERVER_ERROR;
  }

  private static HttpResponse failure(HttpStatus status, String message, int retryAfter) {
    JsonObject body = new JsonObject();
    body.addProperty("error", message);
    ResponseHeadersBuilder headers = ResponseHeaders.builder(status).contentType(MediaType.JSON);
    if (retryAfter > 0) {
      headers.addInt(HttpHeaderNames.RETRY_AFTER, retryAfter);
    }
    return HttpResponse.of(headers.build(), HttpData.ofUtf8(body.toString()));
  }
}
