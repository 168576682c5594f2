package org.pydl4j.etl.audio;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.etl.folders.FileKind;

/** Sounds in a folder for each class: wav, flac, mp3, ogg, opus, aiff, au, m4a, aac, caf, w64. */
public final class AudioFolder {
  private static final FileKind SOUNDS =
      new FileKind(
          "sound",
          "sounds",
          Set.of(
              "wav", "wave", "flac", "mp3", "ogg", "oga", "opus", "aif", "aiff", "aifc", "au",
              "snd", "m4a", "aac", "caf", "w64"));

  private AudioFolder() {}

  /**
   * Looks for sounds in a folder and those below it; the one in which a sound lies is its class.
   *
   * @param names of the classes in their order; null to take those that are there
   * @throws org.pydl4j.nd.errors.DataException if there is none, or one of a class that is not in
   *     {@code names}
   */
  public static ClassFolder of(Path folder, @Nullable List<String> names) {
    return ClassFolder.of(folder, names, SOUNDS);
  }
}
