package org.pydl4j.etl.text;

import java.util.List;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/** How a text is taken apart. Immutable; what it needs is made by {@link #splitter()}. */
public final class Tokenizer extends Configured {
  /** The family of all tokenisers. */
  public static final Kind<Tokenizer> KIND =
      Kind.of("tokenizer", Tokenizer.class, "How a text is taken apart into tokens.");

  private final Maker maker;

  Tokenizer(Declaration<?> declaration, Settings settings, Maker maker) {
    super(declaration, settings);
    this.maker = maker;
  }

  /**
   * What takes texts apart, for several threads at a time.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if a setting is wrong
   * @throws org.pydl4j.nd.errors.MissingExtraException if it needs Lucene, which is not there
   * @throws org.pydl4j.nd.errors.DataException if a file that it names cannot be read
   */
  public Splitter splitter() {
    return maker.make(this);
  }

  /** Takes a text apart. */
  @FunctionalInterface
  public interface Splitter {
    /** The tokens in their order. */
    List<String> tokens(String text);
  }

  /** Makes a splitter of settings. */
  @FunctionalInterface
  interface Maker {
    /** Checks the settings. */
    Splitter make(Tokenizer tokenizer);
  }
}
