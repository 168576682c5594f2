package org.pydl4j.spark.training;

import java.util.List;
import org.apache.spark.SparkConf;
import org.pydl4j.nd.errors.ConfigurationException;

/** Whether the workers' own connections, which are not encrypted, are what the user wants. */
final class PlainNetwork {
  /** The session's setting that allows them where Spark encrypts its own. */
  static final String ALLOWED = "spark.pydl4j.allowPlaintext";

  private static final List<String> ENCRYPTION =
      List.of(
          "spark.network.crypto.enabled",
          "spark.authenticate.enableSaslEncryption",
          "spark.ssl.rpc.enabled");

  private PlainNetwork() {}

  /**
   * Refuses sessions that encrypt what their executors tell each other.
   *
   * @throws ConfigurationException if so, unless the session allows it
   */
  static void require(SparkConf conf) {
    for (String setting : ENCRYPTION) {
      if (conf.getBoolean(setting, false) && !conf.getBoolean(ALLOWED, false)) {
        throw new ConfigurationException(
            "This session encrypts the network ("
                + setting
                + "), but the numbers that connected workers send each other are authenticated"
                + " only, not encrypted. Set "
                + ALLOWED
                + "=true for the session where that is enough, or train with the sync"
                + " TreeAggregate(), which sends everything through Spark.");
      }
    }
  }
}
