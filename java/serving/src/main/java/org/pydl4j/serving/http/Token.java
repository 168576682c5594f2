package org.pydl4j.serving.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Lets in who sends the token. Without it one sees whether the server lives, and the page, which
 * asks for it.
 */
final class Token implements DecoratingHttpServiceFunction {
  private static final Set<String> HEALTH =
      Set.of(
          "/v2/health/live",
          "/v2/health/ready",
          "/inference.GRPCInferenceService/ServerLive",
          "/inference.GRPCInferenceService/ServerReady",
          "/grpc.health.v1.Health/Check",
          "/grpc.health.v1.Health/Watch");

  private final byte[] expected;

  private Token(String token) {
    this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  /** From a file, or else from a variable's value; null without both. */
  static @Nullable Token of(@Nullable String file, @Nullable String variable) {
    String token = variable;
    if (file != null) {
      try {
        token = Files.readString(Path.of(file)).strip();
      } catch (IOException e) {
        throw new ConfigurationException("The token file " + file + " cannot be read: " + e, e);
      }
    }
    if (token != null && (token.isEmpty() || !token.matches("[\\x21-\\x7e]+"))) {
      throw new ConfigurationException(
          "The token must be printable ASCII without spaces, and not empty.");
    }
    return token == null ? null : new Token(token);
  }

  @Override
  public HttpResponse serve(HttpService next, ServiceRequestContext context, HttpRequest request)
      throws Exception {
    String sent = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
    boolean equal = MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8));
    if (equal || HEALTH.contains(context.path()) || HttpServer.isPage(context.path())) {
      return next.serve(context, request);
    }
    return Answers.error(
            HttpStatus.UNAUTHORIZED,
            "Send the server's token in the header 'Authorization: Bearer TOKEN'.")
        .mapHeaders(h -> h.toBuilder().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer").build());
  }
}
