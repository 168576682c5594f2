package org.pydl4j.nd.io;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.MissingExtraException;

/**
 * Libraries that are in no wheel: Python users fetch them with {@code pydl4j extras install NAME},
 * Java users add them to their build. What needs one asks with {@link #require} before it touches a
 * class of the library.
 */
public enum Extra {
  /** DuckDB, Arrow and aircompressor: tables. */
  ETL(
      "org.duckdb.DuckDBDriver",
      "org.duckdb:duckdb_jdbc and org.apache.arrow:arrow-vector with arrow-memory-unsafe"),
  /** Hadoop's client: files of HDFS and of object stores. */
  HADOOP(
      "org.apache.hadoop.fs.FileSystem",
      "org.apache.hadoop:hadoop-client-api and hadoop-client-runtime"),
  /** OpenCV: pictures. */
  IMAGE("org.bytedeco.opencv.presets.opencv_core", "org.bytedeco:opencv-platform"),
  /** FFmpeg: sound and films. */
  MEDIA("org.bytedeco.ffmpeg.presets.avutil", "org.bytedeco:ffmpeg-platform"),
  /** Lucene: analysers of text. */
  TEXT(
      "org.apache.lucene.analysis.standard.StandardAnalyzer",
      "org.apache.lucene:lucene-analysis-common"),
  /** ONNX Runtime: models in ONNX files. */
  ONNX("ai.onnxruntime.OrtEnvironment", "com.microsoft.onnxruntime:onnxruntime");

  private final String witness;
  private final String coordinates;

  Extra(String witness, String coordinates) {
    this.witness = witness;
    this.coordinates = coordinates;
  }

  /** Its name on the command line: {@code etl}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its classes can be found. */
  public boolean isPresent() {
    return Extra.class.getClassLoader().getResource(resource()) != null
        || besideContext(Thread.currentThread().getContextClassLoader());
  }

  /**
   * Goes on when the extra is there.
   *
   * @param operation what needs it, the beginning of a sentence: {@code Reading Parquet}
   * @throws MissingExtraException when it is not there
   */
  public void require(String operation) {
    if (!isPresent()) {
      throw new MissingExtraException(
          operation
              + " needs the extra '"
              + label()
              + "', which this JVM does not have. Run 'pydl4j extras install "
              + label()
              + "' and start a new session; a Maven or Gradle build adds "
              + coordinates
              + ".");
    }
  }

  /**
   * The folder in which its native libraries lie unpacked: the property {@code pydl4j.extras.NAME};
   * null where nobody unpacked them, as in a Maven build, where the library's own jars bring them.
   */
  public @Nullable Path folder() {
    String set = System.getProperty("pydl4j.extras." + label());
    return set == null || set.isBlank() ? null : Path.of(set).toAbsolutePath();
  }

  private String resource() {
    return witness.replace('.', '/') + ".class";
  }

  private boolean besideContext(@Nullable ClassLoader context) {
    return context != null && context.getResource(resource()) != null;
  }
}
