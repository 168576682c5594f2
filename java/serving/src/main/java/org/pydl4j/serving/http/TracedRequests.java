package org.pydl4j.serving.http;

import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.tracing.Span;
import org.pydl4j.serving.tracing.TraceContext;
import org.pydl4j.serving.tracing.Traces;

/**
 * Makes a span of each request that asks a model; names are those of OpenTelemetry's conventions
 * for servers of HTTP and gRPC.
 */
final class TracedRequests implements DecoratingHttpServiceFunction {
  private static final String GRPC = "/inference.GRPCInferenceService/";

  private final Traces traces;

  TracedRequests(Traces traces) {
    this.traces = traces;
  }

  @Override
  public HttpResponse serve(HttpService next, ServiceRequestContext context, HttpRequest request)
      throws Exception {
    Span span = begin(context, request);
    if (span != null) {
      context.log().whenComplete().thenAccept(log -> end(span, log));
    }
    return next.serve(context, request);
  }

  private @Nullable Span begin(ServiceRequestContext context, HttpRequest request) {
    String path = context.path();
    boolean grpc = path.startsWith(GRPC) && path.endsWith("Infer");
    if (!grpc && !path.endsWith("/infer")) {
      return null; // probes, pages, metrics
    }
    TraceContext parent = TraceContext.parse(request.headers().get(TraceContext.HEADER));
    String name = grpc ? path.substring(1) : "POST " + context.config().route().patternString();
    Span span =
        parent == null
            ? traces.begin(name, Span.Kind.SERVER, traces.now())
            : traces.follow(parent, name, Span.Kind.SERVER, traces.now());
    if (span == null || !grpc) {
      return span;
    }
    return span.note("rpc.system", "grpc")
        .note("rpc.service", GRPC.substring(1, GRPC.length() - 1))
        .note("rpc.method", path.substring(GRPC.length()));
  }

  private void end(Span span, RequestLog log) {
    int status = log.responseHeaders().status().code();
    span.note("http.request.method", log.requestHeaders().method().name())
        .note("url.path", log.context().path())
        .note("http.response.status_code", status)
        .note("http.request.body.size", log.requestLength())
        .note("http.response.body.size", log.responseLength());
    String grpc = grpcStatus(log.responseTrailers(), log.responseHeaders());
    if (grpc != null) {
      span.note("rpc.grpc.status_code", Integer.parseInt(grpc));
    }
    if (status >= 500) {
      span.fail("HTTP " + status);
    } else if (grpc != null && !grpc.equals("0")) {
      span.fail("gRPC status " + grpc);
    }
    traces.end(span);
  }

  private static @Nullable String grpcStatus(HttpHeaders... places) {
    for (HttpHeaders headers : places) {
      String status = headers.get("grpc-status");
      if (status != null && status.matches("[0-9]{1,3}")) {
        return status;
      }
    }
    return null;
  }
}
