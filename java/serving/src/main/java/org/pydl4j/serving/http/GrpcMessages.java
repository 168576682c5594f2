package org.pydl4j.serving.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.pydl4j.serving.batching.OverloadedException;

/**
 * Takes the message of a call in before gRPC sees it: Armeria (1.36) drops a call whose message is
 * too large or does not arrive, and its client hears nothing. What is refused is read to its end
 * and thrown away, since a client that still sends sees its call reset and not why. A stream's
 * messages have the limit each, and their number none.
 */
final class GrpcMessages extends SimpleDecoratingHttpService {
  private static final int PREFIX = 5; // bytes before a message

  private final long limit;

  GrpcMessages(HttpService calls, long limit) {
    super(calls);
    this.limit = limit + PREFIX;
  }

  /** Of a call with one message Armeria would tell nobody before all of it is in memory. */
  @Override
  public ExchangeType exchangeType(RoutingContext context) {
    return ExchangeType.BIDI_STREAMING;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
    HttpService next = (HttpService) unwrap();
    context.setMaxRequestLength(0);
    if (context.path().endsWith("/ModelStreamInfer")) {
      return next.serve(context, request);
    }
    InFlight.Share share = InFlight.of(context);
    AtomicLong arrived = new AtomicLong();
    return HttpResponse.of(
        request
            .mapData(data -> take(data, arrived, share) ? data : HttpData.empty())
            .aggregate()
            .thenApply(
                whole -> {
                  share.requireTaken();
                  return called(next, context, whole);
                })
            .exceptionally(failure -> GrpcFailures.response(share.reason(failure))));
  }

  /** Whether the message may have these bytes too. */
  private boolean take(HttpData data, AtomicLong arrived, InFlight.Share share) {
    if (share.isRefused()) {
      return false;
    }
    if (arrived.addAndGet(data.length()) > limit) {
      share.refuse(
          new TooLargeException("The message is larger than the server takes (http-max-request)."));
      return false;
    }
    try {
      share.arrive(data);
      return true;
    } catch (TooLargeException | OverloadedException e) {
      return false; // the share knows why
    }
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
