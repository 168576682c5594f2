package org.pydl4j.serving.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;

/**
 * Who may change what is served: who has the token, and no page of another site. A browser on the
 * server's machine sends requests of any page that it shows; it tells of which one in {@code
 * Origin}, and a name that was made to point here in {@code Host}.
 */
final class ChangeGuard {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean token;
  private final boolean loopback;
  private final String host;

  /** For a server at an address, which has a token or not. */
  ChangeGuard(InetSocketAddress address, boolean token) {
    this.token = token;
    this.loopback = !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    this.host = address.getHostString().toLowerCase(Locale.ROOT);
  }

  /**
   * Looks at a request that would change something.
   *
   * @throws ForbiddenException if it may not
   */
  void require(RequestHeaders headers) {
    if (!token) {
      throw new ForbiddenException(
          "Models are loaded and unloaded by who has the server's token, and it has none. Give it"
              + " one (http-token-file, PYDL4J_HTTP_TOKEN).");
    }
    String told = headers.authority();
    String authority = told == null ? "" : told;
    String name = authority.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
    if (loopback && !HERE.contains(name) && !name.equals(host)) {
      throw new ForbiddenException(
          "The request is for the host '" + name + "', the server is at " + host + ".");
    }
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    if (origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(authority)) {
      throw new ForbiddenException("Pages of other sites (" + origin + ") may not change models.");
    }
  }
}
