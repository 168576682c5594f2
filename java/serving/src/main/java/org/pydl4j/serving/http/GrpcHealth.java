package org.pydl4j.serving.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** {@code grpc.health.v1}, as Kubernetes, Envoy and grpc-health-probe ask: what ready says. */
final class GrpcHealth extends HealthGrpc.HealthImplBase {
  private static final Set<String> SERVICES = Set.of("", "inference.GRPCInferenceService");
  private static final long LOOK_MS = 500;

  private final BooleanSupplier ready;
  private final BooleanSupplier ending;

  /**
   * Answers.
   *
   * @param ending when those who watch are let go: the end of the server would wait for them
   */
  GrpcHealth(BooleanSupplier ready, BooleanSupplier ending) {
    this.ready = ready;
    this.ending = ending;
  }

  private HealthCheckResponse now(String service) {
    ServingStatus status =
        !SERVICES.contains(service)
            ? ServingStatus.SERVICE_UNKNOWN
            : ready.getAsBoolean() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> client) {
    HealthCheckResponse answer = now(request.getService());
    if (answer.getStatus() == ServingStatus.SERVICE_UNKNOWN) {
      client.onError(
          Status.NOT_FOUND
              .withDescription("There is no service '" + request.getService() + "'.")
              .asRuntimeException());
      return;
    }
    client.onNext(answer);
    client.onCompleted();
  }

  @Override
  public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> client) {
    ServiceRequestContext call = ServiceRequestContext.current();
    call.clearRequestTimeout();
    ServerCallStreamObserver<HealthCheckResponse> watcher =
        (ServerCallStreamObserver<HealthCheckResponse>) client;
    @Nullable HealthCheckResponse[] last = {null};
    Runnable look =
        () -> {
          HealthCheckResponse now = now(request.getService());
          if (!now.equals(last[0]) && !watcher.isCancelled()) {
            last[0] = now;
            watcher.onNext(now);
          }
          if (ending.getAsBoolean()) {
            watcher.onCompleted();
          }
        };
    look.run();
    ScheduledFuture<?> looking =
        call.eventLoop().scheduleWithFixedDelay(look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    call.log().whenComplete().thenRun(() -> looking.cancel(false));
  }
}
