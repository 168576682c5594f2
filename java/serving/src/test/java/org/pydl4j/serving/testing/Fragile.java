package org.pydl4j.serving.testing;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.Signature;
import org.pydl4j.serving.models.ModelKind;
import org.pydl4j.serving.models.ModelRepository;

/** A model that gives back its input, unless a chosen number stands in it. */
public final class Fragile implements Model {
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static volatile double poison = Double.NaN;
  private static volatile boolean always;
  private static volatile Callable<Void> loading = () -> null;
  private static volatile List<String> labels = List.of();

  /** Makes the models fail on batches in which this number stands. */
  public static void breakOn(double number) {
    poison = number;
  }

  /** Makes the models fail on everything. */
  public static void breakAlways() {
    always = true;
  }

  /** Gives the models these labels. */
  public static void label(String... names) {
    labels = List.of(names);
  }

  /** Does something each time that a model is loaded. */
  public static void whenLoaded(Callable<Void> work) {
    loading = work;
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  /** Makes the models whole again. */
  public static void reset() {
    poison = Double.NaN;
    always = false;
    loading = () -> null;
    labels = List.of();
    CALLS.set(0);
  }

  /** Batches since {@link #reset}. */
  public static int calls() {
    return CALLS.get();
  }

  /** Puts it into a repository as the newest version of a model. */
  public static void serve(ModelRepository models, Path folder, String name) {
    try {
      Path file = folder.resolve(name).resolve("99").resolve("model.fragile");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    models.scan();
    CALLS.set(0);
  }

  @Override
  public Signature signature() {
    Signature.Tensor tensor =
        new Signature.Tensor("input", DType.FLOAT32, new long[] {-1, Models.INPUTS});
    Signature.Tensor out =
        new Signature.Tensor("output", DType.FLOAT32, new long[] {-1, Models.INPUTS});
    return new Signature(List.of(tensor), List.of(out));
  }

  @Override
  public Map<String, NDArray> output(Map<String, NDArray> inputs) {
    CALLS.incrementAndGet();
    for (double value : inputs.get("input").toDoubleArray()) {
      if (always || value == poison) {
        throw new EngineException("broken by " + value);
      }
    }
    return Map.of("output", inputs.get("input").dup());
  }

  @Override
  public void close() {}

  /** Its kind of file. */
  @AutoService(ModelKind.class)
  public static final class Kind implements ModelKind {
    @Override
    public String platform() {
      return "fragile";
    }

    @Override
    public boolean accepts(Path file) {
      return file.toString().endsWith(".fragile");
    }

    @Override
    public Model load(Path file) {
      try {
        loading.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return new Fragile();
    }
  }
}
