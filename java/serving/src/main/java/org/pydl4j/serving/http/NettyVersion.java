package org.pydl4j.serving.http;

import io.netty.util.Version;
import org.pydl4j.nd.errors.ConfigurationException;

/** The server's Netty, which the build of an application may have exchanged for an older one. */
final class NettyVersion {
  /** A class that Netty 4.2 has and 4.1 has not. */
  private static final String OF_4_2 = "io.netty.channel.IoHandlerFactory";

  private NettyVersion() {}

  /** Refuses a class path with Netty 4.1 before one of its missing classes does. */
  static void require(ClassLoader loader) {
    try {
      Class.forName(OF_4_2, false, loader);
    } catch (ClassNotFoundException e) {
      throw new ConfigurationException(
          "The server needs Netty 4.2, and the class path holds "
              + found(loader)
              + ", which another dependency's versions brought in: those of Spring Boot 3, for"
              + " example. Import org.pydl4j:pydl4j-bom in your dependencyManagement, or set Spring"
              + " Boot's property netty.version to a 4.2.",
          e);
    }
  }

  private static String found(ClassLoader loader) {
    Version common = Version.identify(loader).get("netty-common");
    return common == null ? "another" : common.artifactVersion();
  }
}
