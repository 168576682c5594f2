package org.pydl4j.serving.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.serving.batching.BatchRules;
import org.pydl4j.serving.batching.BatchSettings;
import org.pydl4j.serving.server.ServeSettings;

/**
 * What the HTTP server was asked to do.
 *
 * @param token null to let in everybody
 * @param tls null for none
 * @param maxRequest bytes
 * @param maxMemory bytes of all requests under way
 * @param timeout for a request to arrive and be answered
 * @param idle after which a silent connection is closed
 */
record HttpSettings(
    InetSocketAddress address,
    @Nullable Token token,
    @Nullable Tls tls,
    long maxRequest,
    long maxMemory,
    Duration timeout,
    Duration idle,
    boolean accessLog,
    BatchRules batching) {
  /** Two PEM files. */
  record Tls(String certificate, String key) {}

  static HttpSettings of(ServeSettings settings) {
    String tokenFile = settings.find(HttpKeys.TOKEN_FILE).orElse(null);
    Duration timeout = seconds(settings.get(HttpKeys.TIMEOUT));
    int port = settings.find(HttpKeys.PORT).orElse(0L).intValue();
    return new HttpSettings(
        new InetSocketAddress(settings.get(HttpKeys.HOST), port),
        Token.of(tokenFile, System.getenv("PYDL4J_HTTP_TOKEN")),
        tls(settings),
        settings.get(HttpKeys.MAX_REQUEST) << 20,
        settings
            .find(HttpKeys.MAX_MEMORY)
            .map(mebibytes -> mebibytes << 20)
            .orElse(Runtime.getRuntime().maxMemory() / 2),
        timeout,
        seconds(settings.get(HttpKeys.IDLE)),
        settings.get(HttpKeys.ACCESS_LOG),
        batching(settings, timeout));
  }

  private static BatchRules batching(ServeSettings settings, Duration timeout) {
    BatchSettings common =
        new BatchSettings(
            settings.get(HttpKeys.MAX_BATCH).intValue(),
            seconds(settings.get(HttpKeys.MAX_DELAY) / 1000),
            settings.get(HttpKeys.QUEUE).intValue(),
            timeout,
            settings.get(HttpKeys.THREADS).intValue());
    return BatchRules.parse(common, settings.get(HttpKeys.BATCHING));
  }

  private static @Nullable Tls tls(ServeSettings settings) {
    String certificate = settings.find(HttpKeys.TLS_CERT).orElse(null);
    String key = settings.find(HttpKeys.TLS_KEY).orElse(null);
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new ConfigurationException(
          "TLS needs both http-tls-cert and http-tls-key. Give both, or none for plain HTTP.");
    }
    return new Tls(certificate, key);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}
