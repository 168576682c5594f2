package org.pydl4j.serving.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pydl4j.serving.tracing.TraceContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts requests by status, and writes a line for each where that is wanted. */
final class AccessLog implements DecoratingHttpServiceFunction {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private final MeterRegistry meters;
  private final boolean lines;
  private final Map<Integer, Counter> byStatus = new ConcurrentHashMap<>();

  AccessLog(MeterRegistry meters, boolean lines) {
    this.meters = meters;
    this.lines = lines;
  }

  @Override
  public HttpResponse serve(HttpService next, ServiceRequestContext context, HttpRequest request)
      throws Exception {
    context.log().whenComplete().thenAccept(this::note);
    return next.serve(context, request);
  }

  private void note(RequestLog log) {
    int status = log.responseHeaders().status().code();
    byStatus.computeIfAbsent(status, this::counter).increment();
    if (lines) {
      TraceContext trace = TraceContext.parse(log.requestHeaders().get(TraceContext.HEADER));
      LOG.info(
          "{} {} {} {} {} bytes in, {} out, {} ms{}",
          ((ServiceRequestContext) log.context()).clientAddress().getHostAddress(),
          log.requestHeaders().method(),
          log.context().path(),
          status,
          log.requestLength(),
          log.responseLength(),
          log.totalDurationNanos() / 1_000_000,
          trace == null ? "" : ", trace " + trace.traceId());
    }
  }

  private Counter counter(int status) {
    return Counter.builder("pydl4j.http.requests")
        .description("Answered requests by status.")
        .tag("status", Integer.toString(status))
        .register(meters);
  }
}
