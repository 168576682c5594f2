package org.pydl4j.serving.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.protocol.RepositoryRequest;

/** Health, metadata, configurations, and the repository: all of the protocol but inference. */
final class ModelService {
  private final ModelRepository models;
  private final ModelDescriptions descriptions;
  private final Supplier<List<String>> unready;
  private final ChangeGuard guard;

  ModelService(
      ModelRepository models,
      ModelDescriptions descriptions,
      Supplier<List<String>> unready,
      ChangeGuard guard) {
    this.guard = guard;
    this.models = models;
    this.descriptions = descriptions;
    this.unready = unready;
  }

  /** An answer that is there at once, or an exception that {@link Answers} knows. */
  private interface Call {
    HttpResponse answer(ServiceRequestContext context);
  }

  void register(ServerBuilder server) {
    get(server, "/v2", c -> Answers.json(descriptions.server()));
    get(server, "/v2/health/live", c -> Answers.json(flag("live", true)));
    get(server, "/v2/health/ready", c -> ready());
    get(server, "/v2/models/stats", c -> statistics(null, null));
    for (String place : new String[] {"", "/versions/{version}"}) {
      String model = "/v2/models/{model}" + place;
      get(server, model, c -> Answers.json(descriptions.model(name(c), version(c))));
      get(server, model + "/config", c -> Answers.json(descriptions.config(name(c), version(c))));
      get(server, model + "/stats", c -> statistics(name(c), version(c)));
      get(server, model + "/ready", this::modelReady);
    }
    server.route().post("/v2/repository/index").build(this::index);
    server.route().post("/v2/repository/models/{model}/load").build(changing(this::load));
    server.route().post("/v2/repository/models/{model}/unload").build(changing(this::unload));
  }

  private static void get(ServerBuilder server, String path, Call call) {
    server
        .route()
        .get(path)
        .build(
            (context, request) -> {
              try {
                return call.answer(context);
              } catch (RuntimeException e) {
                return Answers.of(e);
              }
            });
  }

  /** Something that files are read for, so not on a connection's thread. */
  private interface Change {
    HttpResponse answer(ServiceRequestContext context, String body);
  }

  private HttpService changing(Change change) {
    return (context, request) -> {
      guard.require(request.headers());
      return HttpResponse.of(
          request
              .aggregate()
              .thenApplyAsync(
                  body -> change.answer(context, body.contentUtf8()),
                  context.blockingTaskExecutor())
              .exceptionally(Answers::of));
    };
  }

  static String name(ServiceRequestContext context) {
    return context.pathParam("model");
  }

  static @Nullable String version(ServiceRequestContext context) {
    return context.pathParam("version");
  }

  private static JsonObject flag(String name, boolean value) {
    JsonObject flag = new JsonObject();
    flag.addProperty(name, value);
    return flag;
  }

  private HttpResponse statistics(@Nullable String model, @Nullable String version) {
    return Answers.json(StatisticsMessages.json(descriptions.statistics(model, version)));
  }

  private HttpResponse ready() {
    List<String> reasons = unready.get();
    return reasons.isEmpty()
        ? Answers.json(flag("ready", true))
        : Answers.error(
            HttpStatus.SERVICE_UNAVAILABLE, "Not ready: " + String.join("; ", reasons) + ".");
  }

  private HttpResponse modelReady(ServiceRequestContext context) {
    models.acquire(name(context), version(context)).close();
    JsonObject answer = flag("ready", true);
    answer.addProperty("name", name(context));
    return Answers.json(answer);
  }

  private HttpResponse index(ServiceRequestContext context, HttpRequest request) {
    CompletableFuture<HttpResponse> answer =
        request
            .aggregate()
            .thenApply(body -> Answers.json(index(body.contentUtf8())))
            .exceptionally(Answers::of);
    return HttpResponse.of(answer);
  }

  private JsonArray index(String body) {
    return descriptions.index(RepositoryRequest.readyOnly(body));
  }

  private HttpResponse load(ServiceRequestContext context, String body) {
    RepositoryRequest.requireNoParameters(body);
    models.load(name(context));
    return Answers.json(new JsonObject());
  }

  private HttpResponse unload(ServiceRequestContext context, String body) {
    models.unload(name(context));
    return Answers.json(new JsonObject());
  }
}
