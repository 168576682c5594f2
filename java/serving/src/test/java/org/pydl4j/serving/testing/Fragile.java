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
import java.util.function.Function;
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
  private static volatile Function<String, RuntimeException> failure = EngineException::new;
  private static volatile boolean always;
  private static volatile boolean stuck;
  private static volatile Callable<Void> loading = () -> null;
  private static volatile Callable<Void> computing = () -> null;
  private static volatile List<String> labels = List.of();

  /** Makes the models fail on batches in which this number stands. */
  public static void breakOn(double number) {
    poison = number;
  }

  /** Makes the models fail on batches in which this number stands, by an exception of this kind. */
  public static void breakOn(double number, Function<String, RuntimeException> kind) {
    poison = number;
    failure = kind;
  }

  /** Makes the models fail on everything. */
  public static void breakAlways() {
    always = true;
  }

  /** Makes the models fail when they are closed. */
  public static void breakAtClose() {
    stuck = true;
  }

  /** Gives the models these labels. */
  public static void label(String... names) {
    labels = List.of(names);
  }

  /** Does something each time that a model is loaded. */
  public static void whenLoaded(Callable<Void> work) {
    loading = work;
  }

  /** Does something each time that a model computes. */
  public static void whenComputing(Callable<Void> work) {
    computing = work;
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  /** Makes the models whole again. */
  public static void reset() {
    poison = Double.NaN;
    failure = EngineException::new;
    always = false;
    stuck = false;
    loading = () -> null;
    computing = () -> null;
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
    call(computing);
    for (double value : inputs.get("input").toDoubleArray()) {
      if (always || value == poison) {
        throw failure.apply("broken by " + value);
      }
    }
    return Map.of("output", inputs.get("input").dup());
  }

  @Override
  public void close() {
    if (stuck) {
      throw new IllegalStateException("it does not close");
    }
  }

  private static void call(Callable<Void> work) {
    try {
      work.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its kind of file; it fails on names that end with {@code .odd}. */
  @AutoService(ModelKind.class)
  public static final class Kind implements ModelKind {
    @Override
    public String platform() {
      return "fragile";
    }

    @Override
    public boolean accepts(Path file) {
      if (file.toString().endsWith(".odd")) {
        throw new IllegalStateException("nothing is odd here");
      }
      return file.toString().endsWith(".fragile");
    }

    @Override
    public Model load(Path file) {
      call(loading);
      return new Fragile();
    }
  }
}
