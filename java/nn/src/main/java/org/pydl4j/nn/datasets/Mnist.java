package org.pydl4j.nn.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;

/**
 * The handwritten digits of LeCun, Cortes and Burges: 60,000 to train with and 10,000 to test with.
 * What it returns is in memory from {@link Nd} and belongs to the caller.
 *
 * <p>The files are looked for in the places that are handed in; without any in those of the
 * property {@code pydl4j.mnist} or the variable {@code PYDL4J_MNIST} (folders or URLs, separated by
 * commas), in {@code examples/data/mnist} of the folders around the working directory and around
 * the jar, and in {@code ~/.cache/pydl4j/mnist} (the property {@code pydl4j.cache} names another
 * folder than {@code ~/.cache/pydl4j}), where downloads go, too. Checksums are verified.
 *
 * <pre>{@code
 * try (Mnist mnist = Mnist.load(64, 42)) {
 *   net.fit(mnist.train(), 2);
 *   System.out.println(net.evaluate(mnist.test()));
 * }
 * }</pre>
 */
public final class Mnist implements AutoCloseable {
  private static final int CHUNK = 2000;

  private final ArrayDataSetIterator train;
  private final ArrayDataSetIterator test;

  private Mnist(ArrayDataSetIterator train, ArrayDataSetIterator test) {
    this.train = train;
    this.test = test;
  }

  /**
   * Both sets as iterators; the training set is shuffled.
   *
   * @param batch examples in a mini-batch
   * @param seed of the shuffling
   * @param locations folders or URLs of folders; none for the usual places
   */
  public static Mnist load(int batch, long seed, String... locations) {
    DataSet training = read(true, List.of(locations));
    try {
      DataSet testing = read(false, List.of(locations));
      return new Mnist(
          new ArrayDataSetIterator(training.features(), training.labels(), batch).shuffle(seed),
          new ArrayDataSetIterator(testing.features(), testing.labels(), batch));
    } catch (RuntimeException e) {
      close(training.features(), training.labels());
      throw e;
    }
  }

  /** The 60,000 digits to train with, shuffled. */
  public ArrayDataSetIterator train() {
    return train;
  }

  /** The 10,000 digits to test with. */
  public ArrayDataSetIterator test() {
    return test;
  }

  /**
   * One of the sets: features float32 [n, 1, 28, 28] from 0 (paper) to 1 (ink), labels int64 [n]
   * from 0 to 9. The caller closes both arrays.
   *
   * @param train the training set or the test set
   * @param locations folders or URLs of folders; empty for the usual places
   * @throws DataException if a file is missing, corrupt or truncated; names it and says what to do
   */
  public static DataSet read(boolean train, List<String> locations) {
    String images = train ? "train-images-idx3-ubyte" : "t10k-images-idx3-ubyte";
    String labels = train ? "train-labels-idx1-ubyte" : "t10k-labels-idx1-ubyte";
    String imagesMd5 =
        train ? "6bbc9ace898e44ae57da46a324031adb" : "2646ac647ad5339dbf082846283269ea";
    String labelsMd5 =
        train ? "a25bea736e30d166cdddb491f175f624" : "27ae3e4e09519cfbb04c329615203637";
    @Nullable NDArray features = null;
    try {
      features = images(new IdxFile(MnistFiles.find(images, locations), 3, imagesMd5));
      NDArray classes = labels(new IdxFile(MnistFiles.find(labels, locations), 1, labelsMd5));
      return new DataSet(features, classes);
    } catch (RuntimeException e) {
      close(features);
      throw e;
    }
  }

  private static NDArray images(IdxFile opened) {
    try (IdxFile file = opened) {
      int[] shape = file.shape();
      NDArray pixels = Scope.detach(Nd.empty(DType.FLOAT32, shape[0], 1, shape[1], shape[2]));
      try {
        for (int row = 0; row < shape[0]; row += CHUNK) {
          fill(pixels, file, row, Math.min(CHUNK, shape[0] - row));
        }
        file.verify();
        Arithmetic.divInPlace(pixels, 255);
        return pixels;
      } catch (RuntimeException e) {
        pixels.close();
        throw e;
      }
    }
  }

  private static void fill(NDArray pixels, IdxFile file, int row, int count) {
    long height = pixels.size(2);
    long width = pixels.size(3);
    byte[] bytes = file.read((int) (count * height * width));
    try (Scope scope = Scope.open()) {
      Indexing.slice(pixels, 0, row, row + count).assign(Nd.create(bytes, count, 1, height, width));
    }
  }

  private static NDArray labels(IdxFile opened) {
    try (IdxFile file = opened) {
      byte[] bytes = file.read(file.shape()[0]);
      file.verify();
      long[] classes = new long[bytes.length];
      for (int i = 0; i < classes.length; i++) {
        classes[i] = bytes[i];
      }
      NDArray labels = Scope.detach(Nd.empty(DType.INT64, classes.length));
      try (NDArray copy = Nd.create(classes)) {
        return labels.assign(copy);
      }
    }
  }

  private static void close(@Nullable NDArray... arrays) {
    for (NDArray array : arrays) {
      if (array != null) {
        array.close();
      }
    }
  }

  /** Frees both sets. */
  @Override
  public void close() {
    for (ArrayDataSetIterator set : List.of(train, test)) {
      set.close();
      close(set.features(), set.labels());
    }
  }
}
