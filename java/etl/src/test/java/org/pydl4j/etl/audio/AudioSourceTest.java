package org.pydl4j.etl.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/** Numbers are compared with librosa's and soundfile's in tests/compat/test_librosa_numbers.py. */
class AudioSourceTest {
  /** A WAV of 16 bits, one channel, 8000 samples a second: 0, 1, 2 … of 32768. */
  private static Path sound(Path folder, String label, String name, int samples)
      throws IOException {
    byte[] bytes = new byte[2 * samples];
    for (int i = 0; i < samples; i++) {
      bytes[2 * i] = (byte) i;
      bytes[2 * i + 1] = (byte) (i >> 8);
    }
    Files.createDirectories(folder.resolve(label));
    Path file = folder.resolve(label).resolve(name);
    javax.sound.sampled.AudioFormat format =
        new javax.sound.sampled.AudioFormat(8000, 16, 1, true, false);
    try (AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(bytes), format, samples)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  private static final AudioFormat FORMAT = new AudioFormat().withRate(8000);

  @Test
  void shorterSoundsAreMasked(@TempDir Path folder) throws IOException {
    sound(folder, "b", "1.wav", 3);
    sound(folder, "a", "2.WAV", 5);
    ClassFolder found = AudioFolder.of(folder, null);
    assertEquals(List.of("a", "b"), found.names());
    AudioSource sounds = new AudioSource(found, FORMAT, AudioFeatures.waveform(), 0, false);
    try (DataPipeline data = sounds.pipeline().prefetch(2, 2)) {
      MultiDataSet batch = data.next();
      assertArrayEquals(new long[] {2, 1, 5}, batch.features().get(0).shape());
      double[] numbers = batch.features().get(0).toDoubleArray();
      for (int i = 0; i < 5; i++) {
        assertEquals(i / 32768.0, numbers[i]);
        assertEquals(i < 3 ? i / 32768.0 : 0, numbers[5 + i]);
      }
      NDArray mask = batch.featuresMasks().get(0);
      assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0}, mask.toDoubleArray());
      assertArrayEquals(new long[] {0, 1}, batch.labels().get(0).toLongArray());
    }
  }

  @Test
  void whatCannotBeReadIsNamedOrLeftOut(@TempDir Path folder) throws IOException {
    sound(folder, "a", "1.wav", 4000);
    Path bad = Files.write(folder.resolve("a").resolve("2.wav"), new byte[] {1, 2, 3});
    ClassFolder found = AudioFolder.of(folder, null);
    AudioFeatures features = AudioFeatures.mfcc(13);
    try (DataPipeline data = new AudioSource(found, FORMAT, features, 0, false).pipeline()) {
      DataException failure = assertThrows(DataException.class, data::next);
      assertTrue(failure.getMessage().contains(bad.toString()), failure.getMessage());
    }
    AudioSource skipping = new AudioSource(found, FORMAT, features, 6, true);
    try (DataPipeline data = skipping.pipeline().batch(2)) {
      assertArrayEquals(new long[] {1, 13, 6}, data.next().features().get(0).shape());
    }
    assertEquals(List.of(bad.toString()), List.copyOf(skipping.broken().keySet()));
  }

  @Test
  void soundsThatAreTooLongForTheirFeaturesAreNamedOrLeftOut(@TempDir Path folder)
      throws IOException {
    Path large = sound(folder, "a", "1.wav", 1 << 19);
    sound(folder, "a", "2.wav", 4000);
    ClassFolder found = AudioFolder.of(folder, null);
    AudioFeatures each =
        new AudioFeatures(
            "spectrogram", 2048, 1, 2048, "hann", true, 1, false, 128, 0, 0, false, true, 20);
    try (DataPipeline data = new AudioSource(found, FORMAT, each, 0, false).pipeline()) {
      DataException failure = assertThrows(DataException.class, data::next);
      assertTrue(failure.getMessage().contains(large + " is too long"), failure.getMessage());
    }
    AudioSource skipping = new AudioSource(found, FORMAT, each, 5, true);
    try (DataPipeline data = skipping.pipeline()) {
      assertEquals(1, data.next().size());
    }
    AudioSource wide = new AudioSource(found, FORMAT, AudioFeatures.mel(), 1 << 26, true);
    try (DataPipeline data = wide.pipeline()) {
      DataException failure = assertThrows(DataException.class, data::next);
      assertTrue(failure.getMessage().contains("fewer 'windows'"), failure.getMessage());
    }
  }

  @Test
  void filesAreReadInPieces(@TempDir Path folder) throws IOException {
    Path file = sound(folder, "a", "1.wav", 1000);
    try (AudioReader reader = AudioReader.open(file, new AudioFormat())) {
      assertEquals(8000, reader.rate());
      assertEquals(1, reader.channels());
      for (long expected : new long[] {600, 400}) {
        try (NDArray piece = reader.next(600)) {
          assertArrayEquals(new long[] {1, expected}, piece.shape());
        }
      }
      assertNull(reader.next(600));
      assertThrows(ConfigurationException.class, () -> reader.next(0));
    }
    try (Sound whole = AudioReader.read(file, new AudioFormat(0, true, 0.01, 0.05, 600));
        Sound other = whole.resampled(16000)) {
      assertArrayEquals(new long[] {1, 400}, whole.samples().shape());
      assertEquals(80 / 32768.0, whole.samples().toDoubleArray()[0]);
      assertArrayEquals(new long[] {1, 800}, other.samples().shape());
    }
  }

  @Test
  void aReaderMayBeClosedWhileAnotherThreadReads(@TempDir Path folder) throws Exception {
    Path file = sound(folder, "a", "1.wav", 1 << 21);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (AudioReader reader = AudioReader.open(file, new AudioFormat().withRate(96_000))) {
      Future<NDArray> reading = other.submit(() -> reader.next(1 << 25));
      Thread.sleep(50); // of about a second
      reader.close();
      ExecutionException failure = assertThrows(ExecutionException.class, reading::get);
      assertInstanceOf(ClosedException.class, failure.getCause());
      assertThrows(ClosedException.class, () -> reader.next(1));
      assertEquals(96_000, reader.rate());
    } finally {
      other.shutdown();
    }
  }

  @Test
  void whatThereCannotBeIsRefused(@TempDir Path folder) throws IOException {
    assertThrows(DataException.class, () -> AudioFolder.of(folder, null));
    sound(folder, "a", "1.wav", 10);
    ClassFolder found = AudioFolder.of(folder, null);
    AudioFeatures features = AudioFeatures.mel();
    assertThrows(ConfigurationException.class, () -> new AudioFormat(10, true, 0, 0, 600));
    assertThrows(ConfigurationException.class, () -> new AudioFormat(0, true, -1, 0, 600));
    assertThrows(ConfigurationException.class, () -> AudioFeatures.mfcc(200));
    List<String> twice = List.of("a", "a");
    assertThrows(ConfigurationException.class, () -> AudioFolder.of(folder, twice));
    assertThrows(
        ConfigurationException.class,
        () -> new AudioSource(found, new AudioFormat(), features, 0, false));
    try (NDArray none = Nd.zeros(0);
        NDArray some = Nd.zeros(10)) {
      assertThrows(DataException.class, () -> features.of(none, 8000));
      assertThrows(ConfigurationException.class, () -> features.of(some, 0));
    }
  }
}
