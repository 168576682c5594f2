package org.pydl4j.serving.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.services.Providers;

/** The formats that there are, by content type. */
public final class Formats {
  private final Map<String, RecordFormat> byType = new LinkedHashMap<>();
  private final List<String> failures;

  /** All that {@link Providers} finds: the library's, and those of the jars of a user. */
  public Formats() {
    Providers<RecordFormat> providers = Providers.of(RecordFormat.class);
    providers.found().forEach(this::add);
    failures = providers.failures();
  }

  /** Adds one; it takes the place of those of the same content types. */
  public void add(RecordFormat format) {
    format.contentTypes().forEach(type -> byType.put(type, format));
  }

  /**
   * The format of a content type; parameters such as {@code ;charset=utf-8} do not count.
   *
   * @return null if there is none
   */
  public @Nullable RecordFormat find(String contentType) {
    RecordFormat found = byType.get(contentType);
    if (found == null) {
      int end = contentType.indexOf(';');
      String bare = end < 0 ? contentType : contentType.substring(0, end);
      found = byType.get(bare.trim().toLowerCase(Locale.ROOT));
    }
    return found;
  }

  /**
   * The format of a content type that stands in the settings.
   *
   * @throws ConfigurationException if there is none; lists those that there are
   */
  public RecordFormat required(String contentType) {
    RecordFormat found = find(contentType);
    if (found == null) {
      throw new ConfigurationException(
          "There is no format for the content type '"
              + contentType
              + "'. There are "
              + String.join(", ", byType.keySet())
              + "."
              + (failures.isEmpty() ? "" : " Could not be loaded: " + String.join("; ", failures)));
    }
    return found;
  }
}
