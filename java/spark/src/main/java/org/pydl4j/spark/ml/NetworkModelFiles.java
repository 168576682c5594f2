package org.pydl4j.spark.ml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.SparkSession;
import org.pydl4j.spark.scoring.PackedModel;

/**
 * Models in folders, as Spark keeps them: the params in {@code metadata}, the network in {@code
 * model.zip}, which {@code ModelFile.read} reads, and {@code history.json}.
 */
final class NetworkModelFiles {
  private static final String MODEL = "model.zip";
  private static final String HISTORY = "history.json";

  private NetworkModelFiles() {}

  /** Writes a model. */
  static final class Writer extends MLWriter {
    private final NetworkModel<?> model;

    Writer(NetworkModel<?> model) {
      this.model = model;
    }

    @Override
    public void saveImpl(String path) {
      new DefaultParamsWriter(model).session(sparkSession()).saveImpl(path);
      try (InputStream content = model.packed().content()) {
        write(path, MODEL, content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      byte[] history = model.historyJson().getBytes(StandardCharsets.UTF_8);
      write(path, HISTORY, new ByteArrayInputStream(history));
    }

    private void write(String folder, String name, InputStream content) {
      Path file = new Path(folder, name);
      try (FSDataOutputStream out = fileSystem(sparkSession(), file).create(file, false)) {
        content.transferTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Reads what {@link Writer} wrote. */
  static final class Reader<M extends NetworkModel<M>> extends MLReader<M> {
    @Override
    public M load(String path) {
      M model = new DefaultParamsReader<M>().session(sparkSession()).load(path);
      try (InputStream history = open(path, HISTORY);
          InputStream content = open(path, MODEL)) {
        model.setPacked(
            PackedModel.read(content), new String(history.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return model;
    }

    private InputStream open(String folder, String name) throws IOException {
      Path file = new Path(folder, name);
      return fileSystem(sparkSession(), file).open(file);
    }
  }

  private static FileSystem fileSystem(SparkSession session, Path file) throws IOException {
    Configuration hadoop = session.sessionState().newHadoopConf();
    return file.getFileSystem(hadoop);
  }
}
