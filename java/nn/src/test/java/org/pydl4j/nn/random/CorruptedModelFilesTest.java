package org.pydl4j.nn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.files.ModelFile;

/**
 * Whatever was done to a model file, reading it gives the network that was written, or a {@link
 * ModelFileException} that names the file: no other exception, no memory for what is not there.
 */
class CorruptedModelFilesTest {
  private static final int MOST_SECONDS = 10; // a busy machine's; some milliseconds are usual
  private static final long ROOM = 32L << 20;

  @TempDir Path folder;

  private final long seed = Long.getLong("tests.seed", 1);
  private final int rounds = Integer.getInteger("tests.rounds", 1);
  private long limit;
  private int noticed;
  private int read;

  /** What does not belong into memory is refused by it. */
  @BeforeEach
  void limitMemory() {
    limit = Memory.limit();
    Memory.setLimit(Memory.liveBytes() + ROOM);
  }

  @AfterEach
  void giveMemoryBack() {
    Memory.setLimit(limit);
  }

  /**
   * A damaged file.
   *
   * @param harmless whether it must be the written network if it is read at all
   */
  private record Damage(String what, byte[] bytes, boolean harmless) {}

  /** What a network is, for comparison. */
  private record Contents(
      NetworkConfiguration configuration, double[] parameters, double[] state, long steps) {
    static Contents of(NeuralNetwork net) {
      double[] state =
          net.hasUpdaterState()
              ? RandomBatch.numbers(List.copyOf(net.updaterTable().values()))
              : new double[0];
      return new Contents(
          net.configuration(),
          RandomBatch.numbers(List.copyOf(net.paramTable().values())),
          state,
          net.updaterSteps());
    }
  }

  @Test
  void aDamagedFileIsRefusedByItsNameOrRead() throws IOException {
    System.out.println("CorruptedModelFilesTest: -Dtests.seed=" + seed);
    List<String> failures = new ArrayList<>();
    SplittableRandom seeds = new SplittableRandom(seed);
    Path file = folder.resolve("net.zip");
    for (int i = 0; i < 20 * rounds; i++) {
      SplittableRandom random = seeds.split();
      Contents written = write(file, random);
      byte[] whole = Files.readAllBytes(file);
      List<RawZip.Entry> entries = RawZip.read(file);
      for (int j = 0; j < 50; j++) {
        Damage damage =
            random.nextInt(3) == 0 ? ofBytes(whole, random) : ofEntries(entries, random);
        Files.write(file, damage.bytes());
        try {
          check(file, damage, written);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
          failures.add(damage.what() + "\n" + RandomNetworks.shown(e));
        }
      }
    }
    System.out.println(read + " read, " + noticed + " refused");
    assertTrue(failures.isEmpty(), failures.size() + " failed\n" + String.join("\n\n", failures));
  }

  /** Trains a network for a step, so that there is a state of its updaters. */
  private static Contents write(Path file, SplittableRandom random) {
    RandomNetworks networks = new RandomNetworks(random);
    while (true) {
      NetworkConfiguration conf =
          networks.with("layer", networks.members.one(RandomMembers.names("layer")));
      try {
        return write(file, conf, random);
      } catch (ShapeException e) {
        if (!RandomNetworks.isOfTheBatch(conf.toJson(), e)) {
          throw e;
        }
      }
    }
  }

  private static Contents write(Path file, NetworkConfiguration conf, SplittableRandom random) {
    try (Scope scope = Scope.open();
        NeuralNetwork net = conf.network().init()) {
      Batch features = RandomBatch.features(random, net, 2, false);
      try {
        net.fit(RandomBatch.labelled(random, net, features));
      } catch (ScoreException e) {
        // a file without a state, too
      }
      net.setNormalizerJson("{\"@class\": \"Standardize\", \"mean\": [0.5]}");
      net.save(file);
      return Contents.of(net);
    }
  }

  private void check(Path file, Damage damage, Contents written) {
    long begun = System.nanoTime();
    try (Scope scope = Scope.open();
        NeuralNetwork net = ModelFile.read(file)) {
      read++;
      if (damage.harmless()) {
        Contents now = Contents.of(net);
        assertEquals(written.configuration(), now.configuration());
        assertArrayEquals(written.parameters(), now.parameters());
        assertArrayEquals(written.state(), now.state());
        assertEquals(written.steps(), now.steps());
      }
    } catch (ModelFileException e) {
      noticed++;
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains(file.toString()), message);
      assertTrue(message.length() < 3000, "a message of " + message.length() + " letters");
    } finally {
      long seconds = (System.nanoTime() - begun) / 1_000_000_000;
      assertTrue(seconds < MOST_SECONDS, "took " + seconds + " s");
    }
  }

  private static Damage ofBytes(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        return new Damage("cut at " + at, Arrays.copyOf(bytes, at), true);
      }
      case 1 -> {
        byte[] more = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
        return new Damage("longer", more, true);
      }
      case 2 -> {
        int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
        Arrays.fill(bytes, at, end, (byte) random.nextInt(256));
        return new Damage("filled from " + at, bytes, true);
      }
      default -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return new Damage("two bits, one at " + at, bytes, true);
      }
    }
  }

  private static Damage ofEntries(List<RawZip.Entry> entries, SplittableRandom random) {
    List<RawZip.Entry> changed = new ArrayList<>(entries);
    int at = random.nextInt(changed.size());
    RawZip.Entry entry = changed.get(at);
    String name = entry.name();
    switch (random.nextInt(8)) {
      case 0 -> {
        changed.remove(at);
        return new Damage("without " + name, RawZip.write(changed), true);
      }
      case 1 -> {
        changed.remove(at);
        listed(changed, name, null);
        return new Damage(name + " is neither there nor listed", RawZip.write(changed), false);
      }
      case 2 -> {
        RawZip.Entry other = changed.get(random.nextInt(changed.size()));
        changed.add(random.nextInt(changed.size()), RawZip.Entry.of(name, other.content()));
        return new Damage(name + " twice, once as " + other.name(), RawZip.write(changed), true);
      }
      case 3 -> {
        long size = random.nextBoolean() ? random.nextLong(1L << 32) : entry.size() + 1;
        changed.set(at, entry.saying(size, entry.crc()));
        return new Damage(name + " says " + size + " bytes", RawZip.write(changed), true);
      }
      case 4 -> {
        changed.set(at, entry.saying(entry.size(), random.nextLong(1L << 32)));
        return new Damage(name + " with another checksum", RawZip.write(changed), true);
      }
      case 5 -> {
        RawZip.Entry other = changed.get(random.nextInt(changed.size()));
        replace(changed, at, other.content());
        return new Damage(name + " is " + other.name(), RawZip.write(changed), false);
      }
      default -> {
        if (name.endsWith(".json")) {
          String text = new String(entry.content(), StandardCharsets.UTF_8);
          Mutation mutation = Mutation.of(text, random);
          replace(changed, at, mutation.text().getBytes(StandardCharsets.UTF_8));
          return new Damage(name + ": " + mutation.what(), RawZip.write(changed), false);
        }
        replace(changed, at, head(entry.content(), random));
        return new Damage(name + " with another head", RawZip.write(changed), false);
      }
    }
  }

  /** Arrays whose head says something else, its length, names, types, shapes or places. */
  private static byte[] head(byte[] written, SplittableRandom random) {
    byte[] arrays = written.clone();
    ByteBuffer old = ByteBuffer.wrap(arrays).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) old.getLong(0);
    if (random.nextInt(5) == 0) {
      old.putLong(0, random.nextBoolean() ? random.nextLong() : length + random.nextInt(-9, 9));
      return arrays;
    }
    String json = new String(arrays, 8, length, StandardCharsets.UTF_8);
    byte[] text = Mutation.of(json, random).text().getBytes(StandardCharsets.UTF_8);
    ByteBuffer changed = ByteBuffer.allocate(8 + text.length + arrays.length - 8 - length);
    changed.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    return changed.put(arrays, 8 + length, arrays.length - 8 - length).array();
  }

  /** As a program does that knows the format: size and checksum are right. */
  private static void replace(List<RawZip.Entry> entries, int at, byte[] content) {
    RawZip.Entry entry = RawZip.Entry.of(entries.get(at).name(), content);
    entries.set(at, entry);
    listed(entries, entry.name(), entry);
  }

  /** Writes an entry's line in the list of the members; null takes it out. */
  private static void listed(List<RawZip.Entry> entries, String name, RawZip.Entry entry) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals("pydl4j.json") && !name.equals("pydl4j.json")) {
        String text = new String(entries.get(i).content(), StandardCharsets.UTF_8);
        JsonObject manifest = JsonParser.parseString(text).getAsJsonObject();
        JsonObject members = manifest.getAsJsonObject("members");
        members.remove(name);
        if (entry != null) {
          JsonObject about = new JsonObject();
          about.addProperty("size", entry.size());
          about.addProperty("crc32", entry.crc());
          members.add(name, about);
        }
        byte[] written = manifest.toString().getBytes(StandardCharsets.UTF_8);
        entries.set(i, RawZip.Entry.of("pydl4j.json", written));
      }
    }
  }
}
