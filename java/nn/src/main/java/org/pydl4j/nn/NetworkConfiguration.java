package org.pydl4j.nn;

import org.pydl4j.nd.DType;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.plan.Plan;

/** The description of a whole network: a chain of layers or a graph. Immutable. */
public abstract class NetworkConfiguration extends Configured {
  /** The family of networks. */
  public static final Kind<NetworkConfiguration> KIND =
      Kind.of("network", NetworkConfiguration.class, "A whole network.");

  /** For the kinds of this package. */
  NetworkConfiguration(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** The vertices with everything inferred. */
  public abstract Plan plan();

  /** The type of parameters and activations. */
  public abstract DType dtype();

  /** Where all random numbers start. */
  public abstract long seed();
}
