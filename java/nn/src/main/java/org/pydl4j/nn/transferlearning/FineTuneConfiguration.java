package org.pydl4j.nn.transferlearning;

import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.LayerKeys;

/**
 * Settings that hold for a whole network that is trained further, in place of those that its
 * configuration and its layers had. DL4J: {@code FineTuneConfiguration}.
 *
 * <pre>{@code
 * FineTuneConfiguration.builder().updater(new Adam(1e-4)).l2(1e-5)
 * }</pre>
 */
public final class FineTuneConfiguration extends Configured {
  /** The family, of one. */
  public static final Kind<FineTuneConfiguration> KIND =
      Kind.of(
          "fineTune",
          FineTuneConfiguration.class,
          "Settings that hold for a whole network that is trained further.");

  /** Name, documentation and keys. */
  public static final Declaration<FineTuneConfiguration> DECLARATION =
      Declaration.of(KIND, "FineTuneConfiguration", FineTuneConfiguration::new)
          .doc(
              "Settings that hold for a whole network that is trained further.\nThey take the place"
                  + " of those that its configuration and its layers had.\n"
                  + "DL4J: FineTuneConfiguration.")
          .key(NetworkConfiguration.SEED)
          .include(LayerKeys.INHERITED)
          .build();

  private FineTuneConfiguration(Settings settings) {
    super(DECLARATION, settings);
  }

  /** Starts a builder. */
  public static FineTuneConfigurationBuilder builder() {
    return new FineTuneConfigurationBuilder();
  }
}
