package org.pydl4j.etl.audio;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.etl.folders.FolderSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * Sounds with their classes as examples: features [n, rows, windows] with a mask [n, windows] that
 * is 0 behind the end of shorter ones, labels the classes [n]. Each is decoded when it is asked
 * for, by the thread that asks. DL4J: {@code WavFileRecordReader}, {@code NativeAudioRecordReader}.
 *
 * <pre>{@code
 * ClassFolder folder = AudioFolder.of(Path.of("commands"), null);
 * AudioFormat format = new AudioFormat().withRate(16000);
 * AudioSource sounds = new AudioSource(folder, format, AudioFeatures.mfcc(13), 0, false);
 * try (DataPipeline train = sounds.pipeline().shuffle(1).batch(32).prefetch(4, 2)) {
 *   net.fit(train, 10);
 * }
 * }</pre>
 */
public final class AudioSource extends FolderSource {
  private static final long MOST = 1L << 28; // samples of one, so that they may get slower
  private static final long MOST_NUMBERS = Integer.MAX_VALUE / Float.BYTES; // of a mini-batch

  private final AudioFormat format;
  private final AudioFeatures features;
  private final int windows;
  private final @Nullable AudioAugmentation augmentation;
  private final FeaturePlan plan;

  /**
   * Reads nothing yet.
   *
   * @param format of one channel, with a rate: that of all sounds
   * @param windows to which each is cut, or filled up with zeros; 0 for as many as the longest of a
   *     mini-batch has
   * @param skipping whether sounds that cannot be read are left out, and noted in {@link
   *     #broken()}; else the first one ends the pass
   */
  public AudioSource(
      ClassFolder folder,
      AudioFormat format,
      AudioFeatures features,
      int windows,
      boolean skipping) {
    super(folder, skipping);
    if (!format.mono() || format.rate() == 0) {
      throw new ConfigurationException(
          "Sounds of classes are of one channel and of one rate, as networks need them: say the"
              + " 'rate', and 'mono'. Got "
              + format
              + ".");
    }
    if (windows < 0 || windows > 1 << 26) {
      throw new ConfigurationException(
          "The 'windows' of sounds must be from 0 to 67108864. Got " + windows + ".");
    }
    this.format = format;
    this.features = features;
    this.windows = windows;
    this.augmentation = null;
    this.plan = new FeaturePlan(features, format.rate());
  }

  private AudioSource(AudioSource other, AudioAugmentation augmentation) {
    super(other);
    this.format = other.format;
    this.features = other.features;
    this.windows = other.windows;
    this.augmentation = augmentation;
    this.plan = other.plan;
  }

  /**
   * The same sounds, changed at random: {@code train.over(sounds.augmented(how))}. Those that
   * cannot be read are noted here, too.
   */
  public AudioSource augmented(AudioAugmentation how) {
    return new AudioSource(this, how);
  }

  @Override
  protected String reading() {
    String changes = augmentation == null ? "" : ", " + augmentation;
    return format + ", " + features + ", " + windows + " windows" + changes;
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    long[] numbers = request.numbers().clone();
    List<NDArray> made = new ArrayList<>();
    try (Scope scope = Scope.open()) {
      for (int i = 0; i < request.size(); i++) {
        Path file = file(numbers[i]);
        try {
          NDArray matrix = matrix(file, request.epoch(), request.position() + i);
          numbers[made.size()] = numbers[i];
          made.add(matrix);
        } catch (DataException e) {
          note(file, e);
        }
      }
      return joined(made, numbers, into);
    }
  }

  private NDArray matrix(Path file, long epoch, long position) {
    Sound sound = AudioReader.whole(file, format);
    long samples = sound.samples().length();
    if (samples > MOST) {
      sound.close();
      throw new DataException(
          "has "
              + samples
              + " samples, more than the "
              + MOST
              + " that are taken: read fewer 'seconds' of it, or at a lower rate");
    }
    if (augmentation == null) {
      try (sound) {
        return features(sound);
      }
    }
    SplittableRandom random = augmentation.random(epoch, position);
    try (Sound changed = augmentation.changed(sound, random)) {
      NDArray matrix = features(changed);
      augmentation.hide(matrix, random);
      return matrix;
    }
  }

  private NDArray features(Sound sound) {
    return Shapes.squeeze(plan.of(sound.samples()), 0); // of the scope around
  }

  private MultiDataSet joined(List<NDArray> made, long[] numbers, BatchBuffers into) {
    int n = numbers.length;
    int rows = features.rows();
    long longest = made.stream().mapToLong(each -> each.size(1)).max().orElse(1);
    int length = (int) (windows == 0 ? longest : windows);
    if ((long) n * rows * length > MOST_NUMBERS) {
      throw new DataException(
          "A mini-batch of "
              + n
              + " sounds with "
              + rows
              + " rows and "
              + length
              + " windows has more than "
              + MOST_NUMBERS
              + " numbers: set fewer 'windows', or make mini-batches smaller.");
    }
    NDArray all = into.hostArray(0, DType.FLOAT32, n, rows, length);
    NDArray mask = into.hostArray(1, DType.FLOAT32, n, length);
    FloatBuffer numbersOut = Buffers.of(all).asFloatBuffer();
    FloatBuffer real = Buffers.of(mask).asFloatBuffer();
    float[] zeros = new float[length];
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    for (NDArray matrix : made) {
      FloatBuffer from = Buffers.of(matrix).asFloatBuffer();
      int had = (int) matrix.size(1);
      int kept = Math.min(had, length);
      for (int row = 0; row < rows; row++) {
        numbersOut.put(from.slice(row * had, kept)).put(zeros, 0, length - kept);
      }
      real.put(ones, 0, kept).put(zeros, 0, length - kept);
    }
    int kept = made.size();
    return new MultiDataSet(
        List.of(into.used(all, kept)),
        List.of(classes(into, 2, numbers, kept)),
        List.of(into.used(mask, kept)),
        List.of(),
        null);
  }
}
