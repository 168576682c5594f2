package org.pydl4j.serving.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.protocol.ProtocolException;

/** Health, metadata, configurations, and the repository: all of the protocol but inference. */
final class ModelService {
  private final ModelRepository models;
  private final ModelDescriptions descriptions;
  private final BooleanSupplier ready;

  ModelService(ModelRepository models, ModelDescriptions descriptions, BooleanSupplier ready) {
    this.models = models;
    this.descriptions = descriptions;
    this.ready = ready;
  }

  /** An answer that is there at once, or an exception that {@link Answers} knows. */
  private interface Call {
    HttpResponse answer(ServiceRequestContext context);
  }

  void register(ServerBuilder server) {
    get(server, "/v2", c -> Answers.json(descriptions.server()));
    get(server, "/v2/health/live", c -> Answers.json(flag("live", true)));
    get(server, "/v2/health/ready", c -> ready());
    for (String place : new String[] {"", "/versions/{version}"}) {
      String model = "/v2/models/{model}" + place;
      get(server, model, c -> Answers.json(descriptions.model(name(c), version(c))));
      get(server, model + "/config", c -> Answers.json(descriptions.config(name(c), version(c))));
      get(server, model + "/ready", this::modelReady);
    }
    server.route().post("/v2/repository/index").build(this::index);
    server.route().post("/v2/repository/models/{model}/load").build(blocking(this::load));
    server.route().post("/v2/repository/models/{model}/unload").build(blocking(this::unload));
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

  /** Files are read, so not on a connection's thread; the request's body is read and not needed. */
  private static HttpService blocking(Call call) {
    return (context, request) ->
        HttpResponse.of(
            request
                .aggregate()
                .thenApplyAsync(body -> call.answer(context), context.blockingTaskExecutor())
                .exceptionally(Answers::of));
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

  private HttpResponse ready() {
    return ready.getAsBoolean()
        ? Answers.json(flag("ready", true))
        : Answers.error(HttpStatus.SERVICE_UNAVAILABLE, "The server ends.");
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
    boolean readyOnly = false;
    if (!body.isBlank()) {
      try {
        JsonElement only = JsonParser.parseString(body).getAsJsonObject().get("ready");
        readyOnly = only != null && only.getAsBoolean();
      } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
        throw new ProtocolException("The body must be an object such as {\"ready\": true}.", e);
      }
    }
    return descriptions.index(readyOnly);
  }

  private HttpResponse load(ServiceRequestContext context) {
    models.load(name(context));
    return Answers.json(new JsonObject());
  }

  private HttpResponse unload(ServiceRequestContext context) {
    models.unload(name(context));
    return Answers.json(new JsonObject());
  }
}
