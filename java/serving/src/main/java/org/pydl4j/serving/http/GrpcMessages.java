package org.pydl4j.serving.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the message of a call in before gRPC sees it: Armeria (1.36) drops a call whose message is
 * too large or does not arrive, and its client hears nothing. A stream's messages have the limit
 * each, and their number none.
 */
final class GrpcMessages implements DecoratingHttpServiceFunction {
  private static final int PREFIX = 5; // bytes before a message

  private final long limit;

  GrpcMessages(long limit) {
    this.limit = limit + PREFIX;
  }

  @Override
  public HttpResponse serve(HttpService next, ServiceRequestContext context, HttpRequest request)
      throws Exception {
    context.setMaxRequestLength(0);
    if (context.path().endsWith("/ModelStreamInfer")) {
      return next.serve(context, request);
    }
    InFlight.Share share = InFlight.of(context);
    AtomicLong arrived = new AtomicLong();
    return HttpResponse.of(
        request
            .peekData(data -> take(data, arrived, share))
            .aggregate()
            .thenApply(whole -> called(next, context, whole))
            .exceptionally(failure -> GrpcFailures.response(share.reason(failure))));
  }

  private void take(HttpData data, AtomicLong arrived, InFlight.Share share) {
    if (arrived.addAndGet(data.length()) > limit) {
      throw share.refuse(
          new TooLargeException("The message is larger than the server takes (http-max-request)."));
    }
    share.arrive(data);
  }

  private static HttpResponse called(
      HttpService next, ServiceRequestContext context, AggregatedHttpRequest whole) {
    HttpRequest request = whole.toHttpRequest();
    context.updateRequest(request);
    try {
      return next.serve(context, request);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
