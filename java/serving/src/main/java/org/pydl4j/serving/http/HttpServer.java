package org.pydl4j.serving.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.file.HttpFile;
import com.linecorp.armeria.server.grpc.GrpcService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import java.io.File;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.serving.batching.Batching;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.pydl4j.serving.tracing.Traces;

/**
 * The server for HTTP/1.1, HTTP/2, gRPC and server-sent events, on one port. It owns its threads
 * and its batches, until {@link #close()}: new connections are refused, requests under way are
 * answered. The repository belongs to the caller.
 */
public final class HttpServer implements AutoCloseable {
  private static final Map<String, String> PAGES =
      Map.of(
          "/", "page.html",
          "/page.js", "page.js",
          "/calls.js", "calls.js",
          "/charts.js", "charts.js",
          "/drawing.js", "drawing.js",
          "/routes.js", "routes.js",
          "/page.css", "page.css",
          "/events", "events.html",
          "/events.js", "events.js",
          "/openapi.json", "openapi.json");
  private static final int CHUNK = 1 << 16; // bytes of a body handed on at once; Netty's are 8192

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data: blob:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";
  private static final int RESETS = 20_000; // in 10 s; Armeria's default is 400 a minute

  private final Server server;
  private final Batching batching;
  private final ExecutorService files = Executors.newSingleThreadExecutor(HttpServer::fileThread);
  private final Set<Channel> doors = ConcurrentHashMap.newKeySet(); // that connections came by
  private volatile boolean ending;

  private HttpServer(
      HttpSettings settings,
      ModelRepository models,
      MeterRegistry meters,
      @Nullable Traces traces,
      Supplier<String> scrape,
      Supplier<List<String>> unready,
      @Nullable Events events) {
    batching = new Batching(models, settings.batching(), meters);
    InFlight memory = new InFlight(settings.maxMemory());
    Gauge.builder("pydl4j.http.memory", memory, InFlight::taken)
        .description("What requests under way take, of http-max-memory.")
        .baseUnit("bytes")
        .register(meters);
    ModelDescriptions descriptions = new ModelDescriptions(models, batching);
    ServerBuilder builder = Server.builder();
    listen(builder, settings);
    limit(builder, settings);
    ChangeGuard guard = new ChangeGuard(settings.address(), settings.token() != null);
    new ModelService(models, descriptions, () -> reasons(unready), guard).register(builder);
    BooleanSupplier ready = () -> reasons(unready).isEmpty();
    HttpService infer = BodyCompression.around(new InferService(batching));
    builder.route().post("/v2/models/{model}/infer").build(infer);
    builder.route().post("/v2/models/{model}/versions/{version}/infer").build(infer);
    builder.service(
        GrpcService.builder()
            .addService(
                new GrpcInference(models, batching, descriptions, ready, files, memory, guard))
            .addService(new GrpcHealth(ready, () -> ending))
            .maxRequestMessageLength((int) Math.min(settings.maxRequest(), Integer.MAX_VALUE))
            .exceptionHandler(new GrpcFailures())
            .build(),
        calls -> new GrpcMessages(calls, settings.maxRequest()));
    builder.route().get("/metrics").build((c, request) -> metrics(scrape));
    if (events != null) {
      builder.route().get("/v2/events").requestTimeout(Duration.ZERO).build(events);
    }
    pages(builder);
    builder.decorator(memory);
    decorate(builder, settings, meters);
    if (traces != null) {
      builder.decorator(new TracedRequests(traces));
    }
    builder.decorator(this::tellToLeave);
    boolean plain = settings.tls() == null;
    builder.childChannelPipelineCustomizer(
        client -> {
          doors.add(client.channel().parent());
          if (plain) {
            Http1Connections.prepare(client);
          }
        });
    server = builder.build();
  }

  /** Clients that keep their connections hear with an answer that they must connect elsewhere. */
  private HttpResponse tellToLeave(
      HttpService next, ServiceRequestContext context, HttpRequest request) throws Exception {
    if (ending) {
      CompletableFuture<Void> unused = context.initiateConnectionShutdown();
    }
    return next.serve(context, request);
  }

  /** Why clients cannot be served now. */
  private List<String> reasons(Supplier<List<String>> unready) {
    return ending ? List.of("the server ends") : unready.get();
  }

  private static Thread fileThread(Runnable work) {
    return new Thread(work, "pydl4j-http-files");
  }

  /**
   * Starts to listen.
   *
   * @param traces what sends spans; null: none are made
   * @param scrape gives the text of {@code /metrics}
   * @param unready gives the reasons why clients cannot be served now
   * @param events what {@code /v2/events} sends, or null for none
   * @throws FatalException if the address cannot be listened at
   */
  static HttpServer start(
      HttpSettings settings,
      ModelRepository models,
      MeterRegistry meters,
      @Nullable Traces traces,
      Supplier<String> scrape,
      Supplier<List<String>> unready,
      @Nullable Events events) {
    HttpServer made = new HttpServer(settings, models, meters, traces, scrape, unready, events);
    try {
      made.server.start().join();
      return made;
    } catch (CompletionException e) {
      made.close();
      Throwable cause = e.getCause();
      if (cause instanceof BindException || cause instanceof java.io.IOException) {
        throw new FatalException(
            ExitCode.PORT,
            settings.address()
                + " cannot be listened at: "
                + cause.getMessage()
                + ". Choose another port, or end who has it.",
            cause);
      }
      throw e;
    }
  }

  private static void listen(ServerBuilder builder, HttpSettings settings) {
    HttpSettings.Tls tls = settings.tls();
    if (tls == null) {
      builder.http(settings.address());
      return;
    }
    try {
      builder
          .https(settings.address())
          .tls(TlsKeyPair.of(new File(tls.key()), new File(tls.certificate())));
    } catch (RuntimeException e) {
      throw new ConfigurationException(
          "The TLS certificate "
              + tls.certificate()
              + " or its key cannot be used: "
              + e.getMessage()
              + ". Both are PEM files, the key in PKCS 8.",
          e);
    }
  }

  private static void limit(ServerBuilder builder, HttpSettings settings) {
    builder
        .maxRequestLength(settings.maxRequest())
        .requestTimeout(settings.timeout())
        .idleTimeout(settings.idle())
        // Requests under way may end; clients that keep connections open do not hold the server.
        .gracefulShutdownTimeout(Duration.ofMillis(200), Duration.ofSeconds(20))
        .workerGroup(Runtime.getRuntime().availableProcessors())
        .http1MaxChunkSize(CHUNK)
        // Each call that a client gives up is one: its other calls are on the same connection.
        .http2MaxResetFramesPerWindow(RESETS, 10)
        .disableServerHeader()
        .errorHandler(new ErrorPages());
  }

  /** Whether a path is one of the files that the pages are made of, which hold nothing secret. */
  static boolean isPage(String path) {
    return PAGES.containsKey(path);
  }

  private static void pages(ServerBuilder builder) {
    PAGES.forEach((path, file) -> builder.route().get(path).build(page(file)));
  }

  /** A page does what its own files say, and is in no frame of another one. */
  private static HttpService page(String file) {
    return HttpFile.builder(HttpServer.class.getClassLoader(), "org/pydl4j/serving/http/" + file)
        .setHeader(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
        .setHeader(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
        .setHeader(HttpHeaderNames.REFERRER_POLICY, "no-referrer")
        .build()
        .asService();
  }

  private static HttpResponse metrics(Supplier<String> scrape) {
    MediaType type = MediaType.parse("text/plain; version=0.0.4; charset=utf-8");
    return HttpResponse.of(com.linecorp.armeria.common.HttpStatus.OK, type, scrape.get());
  }

  private static void decorate(ServerBuilder builder, HttpSettings settings, MeterRegistry meters) {
    if (settings.token() != null) {
      builder.decorator(settings.token());
    }
    builder.decorator(new AccessLog(meters, settings.accessLog()));
  }

  /** The port that it listens at. */
  public int port() {
    return server.activeLocalPort();
  }

  /** Answers what is under way, and ends; a second call does nothing. */
  @Override
  public void close() {
    // First, since clients that are told to leave connect again: Armeria itself lets them in until
    // no request comes any more, and then drops those under way.
    doors.forEach(door -> door.close().syncUninterruptibly());
    ending = true;
    server.stop().join();
    batching.close();
    files.shutdown();
    try {
      files.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
