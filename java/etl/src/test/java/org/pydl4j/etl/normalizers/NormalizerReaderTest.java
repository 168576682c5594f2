package org.pydl4j.etl.normalizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;

/** Normalizers of a user. */
class NormalizerReaderTest {
  /** Gives its input back. */
  record Same(String name) implements Normalizer {
    private static final long serialVersionUID = 1L;

    @Override
    public NDArray transform(NDArray features) {
      return features.dup();
    }

    @Override
    public NDArray revert(NDArray features) {
      return features.dup();
    }

    @Override
    public String toJson() {
      return "{\"@class\": \"" + name + "\"}";
    }
  }

  private record Reader(String name) implements NormalizerReader {
    @Override
    public Normalizer read(String json) {
      return new Same(name);
    }
  }

  @Test
  void whatIsRegisteredIsRead() {
    Normalizer same = new Same("Same");
    Exception e =
        assertThrows(
            ConfigurationException.class, () -> Normalizer.fromJson(new Same("None").toJson()));
    assertTrue(e.getMessage().contains("There is no normalizer 'None'"), e.getMessage());
    assertTrue(e.getMessage().contains("NormalizerReader.register"), e.getMessage());
    NormalizerReader.register(new Reader("Same"));
    assertEquals(same, Normalizer.fromJson(same.toJson()));
  }

  @Test
  void aNameOfTheLibraryIsRefusedWithBothClasses() {
    Exception e =
        assertThrows(
            ConfigurationException.class,
            () -> NormalizerReader.register(new Reader("NormalizerStandardize")));
    assertTrue(e.getMessage().contains("org.pydl4j.etl.normalizers.NormalizerStandardize"));
    assertTrue(e.getMessage().contains(Reader.class.getName()), e.getMessage());
  }

  @Test
  void whatIsNoNormalizerIsRefused() {
    for (String text : new String[] {"", "[]", "3", "{", "{\"@class\": []}", "{\"@class\": {}}"}) {
      assertThrows(ConfigurationException.class, () -> Normalizer.fromJson(text), text);
    }
  }
}
