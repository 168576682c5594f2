package org.pydl4j.serving.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.serving.testing.Fragile;
import org.pydl4j.serving.testing.Models;

class ModelRepositoryTest {
  @TempDir Path folder;

  private ModelRepository open(VersionPolicy policy) {
    return ModelRepository.open(List.of(folder), policy, 1, 3);
  }

  /** What the model makes of ones: its factor. */
  private static double factor(Lease lease) {
    try (NDArray ones = Nd.ones(2, Models.INPUTS);
        NDArray output = lease.output(Map.of("input", ones)).get("output")) {
      double[] values = output.toDoubleArray();
      assertTrue(Arrays.stream(values).allMatch(v -> v == values[0]), "a mixed batch");
      return values[0];
    }
  }

  private static double factor(ModelRepository models, String name, String version) {
    try (Lease lease = models.acquire(name, version)) {
      return factor(lease);
    }
  }

  @Test
  void aVersionThatTakesSomethingElseIsRefusedAndTheFormerOneStays() throws IOException {
    Models.version(folder, "m", 1, 2);
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      Path file = folder.resolve("m").resolve("2").resolve("model.zip");
      Files.createDirectories(file.getParent());
      try (MultiLayerNetwork other =
          new MultiLayerNetwork(
                  MultiLayerConfiguration.builder()
                      .inputType(InputType.feedForward(3))
                      .layer(Output.builder().nOut(2).loss("mse").activation("identity"))
                      .build())
              .init()) {
        other.save(file);
      }
      models.scan();
      assertEquals(2, factor(models, "m", null));
      String reason = models.index().get(1).reason();
      assertTrue(reason.contains("something else than version 1"), reason);
      models.unload("m");
      models.load("m"); // told so, it is taken
      assertEquals(List.of("2"), models.versions("m"));
    }
  }

  @Test
  void entriesThatAreNoModelHarmNoOthersAndAreNamed() throws IOException {
    Models.version(folder, "m", 1, 2);
    Files.createDirectories(folder.resolve("m").resolve("notes"));
    Files.createDirectories(folder.resolve("m").resolve("7"));
    Files.writeString(folder.resolve("README.txt"), "");
    Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
    Path shut = Files.createDirectories(folder.resolve("lost+found"));
    Files.setPosixFilePermissions(shut, Set.of()); // no obstacle for root
    bomb(folder.resolve("bomb").resolve("1").resolve("model.zip"));
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      assertEquals(2, factor(models, "m", null));
      assertNull(models.unready());
      Map<String, String> reasons = new HashMap<>();
      models.index().forEach(line -> reasons.put(line.name(), line.reason()));
      assertTrue(reasons.get("README.txt").contains("no folder"), reasons::toString);
      assertTrue(reasons.get("loop").contains("no folder"), reasons::toString);
      assertTrue(reasons.get("m/notes").contains("a number"), reasons::toString);
      assertTrue(reasons.get("m/7").contains("no file of a known kind"), reasons::toString);
      assertTrue(reasons.containsKey("lost+found"), reasons::toString);
      assertTrue(reasons.get("bomb").contains("unpacks to"), reasons::toString);
    } finally {
      Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aKindOfAUserThatFailsHarmsItsOwnFilesOnly() throws IOException {
    Models.version(folder, "m", 1, 2);
    Files.createDirectories(folder.resolve("a").resolve("1"));
    Path odd = Files.writeString(folder.resolve("a").resolve("1").resolve("model.odd"), "");
    assertThrows(
        ModelFileException.class, () -> ModelRepository.unopened(List.of(odd), VersionPolicy.ALL));
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      Fragile.serve(models, folder, "other");
      assertEquals(2, factor(models, "m", null));
      assertEquals(List.of("99"), models.versions("other"));
      Map<String, String> reasons = new HashMap<>();
      models.index().forEach(line -> reasons.put(line.name(), line.reason()));
      assertTrue(reasons.get("a/1").contains("Fragile$Kind"), reasons::toString);
      assertTrue(reasons.get("a/1").contains("nothing is odd here"), reasons::toString);
      Fragile.breakAtClose();
      models.unload("other");
      models.load("other");
      assertEquals(List.of("99"), models.versions("other"));
      assertEquals(2, factor(models, "m", null));
    } finally {
      Fragile.reset();
    }
  }

  /** 70 KB that unpack to 70 MB. */
  private static void bomb(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("pydl4j.json"));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 70; i++) {
        zip.write(blanks);
      }
    }
  }

  @Test
  void beforeTheFirstLookEndsClientsAreToldToAskAgainAndNobodyWaits() throws Exception {
    Models.version(folder, "m", 1, 2);
    CountDownLatch loads = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Fragile.whenLoaded(
        () -> {
          loads.countDown();
          goOn.await();
          return null;
        });
    ModelRepository models = ModelRepository.unopened(List.of(folder), VersionPolicy.LATEST, 1);
    Files.createDirectories(folder.resolve("slow").resolve("1"));
    Files.writeString(folder.resolve("slow").resolve("1").resolve("model.fragile"), "");
    Thread opening = new Thread(models::open);
    try (models) {
      opening.start();
      loads.await(); // with the repository's lock
      assertThrows(NotReadyException.class, () -> models.acquire("slow", null));
      assertEquals("the models are being loaded", models.unready());
      assertEquals(2, factor(models, "m", null), "what is there is served");
      assertEquals("m", models.index().get(0).name());
      goOn.countDown();
      opening.join();
      assertNull(models.unready());
    } finally {
      goOn.countDown();
      Fragile.reset();
    }
  }

  @Test
  void labelsThatAreFewerThanTheColumnsAreRefusedAtLoad() {
    Fragile.label("a", "b");
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      Fragile.serve(models, folder, "m");
      String reason = models.index().get(0).reason();
      assertTrue(reason.contains("2 labels") && reason.contains("4 columns"), reason);
    } finally {
      Fragile.reset();
    }
  }

  @Test
  void theNewestVersionAnswersUnlessAnotherIsAskedFor() {
    Models.version(folder, "m", 2, 2);
    Models.version(folder, "m", 10, 10);
    try (ModelRepository models = open(VersionPolicy.ALL)) {
      assertEquals(10, factor(models, "m", null));
      assertEquals(2, factor(models, "m", "2"));
      assertEquals(List.of("2", "10"), models.versions("m"));
    }
  }

  @Test
  void thePolicyChoosesVersions() {
    for (long version = 1; version <= 4; version++) {
      Models.version(folder, "m", version, version);
    }
    Map<String, List<String>> expected =
        Map.of(
            "latest", List.of("4"),
            "latest:2", List.of("3", "4"),
            "all", List.of("1", "2", "3", "4"),
            "1,3,9", List.of("1", "3"));
    expected.forEach(
        (policy, versions) -> {
          try (ModelRepository models = open(VersionPolicy.parse(policy))) {
            assertEquals(versions, models.versions("m"), policy);
          }
        });
  }

  @Test
  void anUnknownModelIsToldAndOthersAreNot() {
    Models.version(folder, "digits", 1, 1);
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      Exception name =
          assertThrows(ModelNotFoundException.class, () -> models.acquire("digit", null));
      assertTrue(name.getMessage().contains("No model 'digit' is served"), name.getMessage());
      assertFalse(name.getMessage().contains("digits"), name.getMessage());
      assertThrows(ModelNotFoundException.class, () -> models.acquire("digits", "2"));
    }
  }

  @Test
  void aBadFileIsRefusedAndTheOldVersionStays() throws IOException {
    Models.version(folder, "m", 1, 1);
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      Path bad = folder.resolve("m/2/model.zip");
      Files.createDirectories(bad.getParent());
      byte[] whole = Files.readAllBytes(folder.resolve("m/1/model.zip"));
      Files.write(bad, Arrays.copyOf(whole, whole.length / 2));
      models.scan();
      assertEquals(1, factor(models, "m", null));
      ModelStatus second = models.index().get(1);
      assertEquals(ModelStatus.State.UNAVAILABLE, second.state());
      assertTrue(second.reason().contains("corrupt or truncated"), second.reason());

      Files.write(bad, whole); // the copy that was under way is complete
      models.scan();
      assertEquals(List.of("2"), models.versions("m"));
    }
  }

  @Test
  void aFileReplacedByABadOneKeepsItsFormerModel() throws IOException {
    Path file = folder.resolve("single.zip");
    try (MultiLayerNetwork net = Models.times(3)) {
      net.save(file);
    }
    try (ModelRepository models = ModelRepository.open(List.of(file))) {
      Files.writeString(file, "no zip");
      models.scan();
      assertEquals(3, factor(models, "single", null));
      try (MultiLayerNetwork net = Models.times(4)) {
        net.save(file);
      }
      models.scan();
      assertEquals(4, factor(models, "single", null));
      assertEquals(List.of("3"), models.versions("single"));
    }
  }

  @Test
  void aSingleBadFileIsAnErrorAtTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("m.zip"), "no zip");
    assertThrows(ModelFileException.class, () -> ModelRepository.open(List.of(file)));
    assertThrows(
        ModelFileException.class, () -> ModelRepository.open(List.of(folder.resolve("none.zip"))));
  }

  @Test
  void modelsAreLoadedAndUnloadedByCall() {
    Models.version(folder, "m", 1, 1);
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      models.unload("m");
      models.scan();
      assertThrows(ModelNotFoundException.class, () -> models.acquire("m", null));
      models.load("m");
      assertEquals(1, factor(models, "m", null));
      assertThrows(ModelNotFoundException.class, () -> models.load("other"));
    }
  }

  @Test
  void aLeaseOutlivesItsVersion() {
    Models.version(folder, "m", 1, 1);
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      try (Lease lease = models.acquire("m", null)) {
        Models.version(folder, "m", 2, 2);
        models.scan();
        assertEquals(2, factor(models, "m", null));
        assertEquals(1, factor(lease));
      }
    }
  }

  @Test
  void theNormalizerOfTheFileIsApplied() throws IOException {
    Path file = folder.resolve("scaled.zip");
    try (MultiLayerNetwork net = Models.times(2)) {
      net.setNormalizerJson(
          "{\"@class\": \"ImagePreProcessingScaler\", \"minRange\": 0, \"maxRange\": 1,"
              + " \"maxPixelVal\": 255}");
      net.setLabels(List.of("a", "b", "c", "d"));
      net.save(file);
    }
    try (ModelRepository models = ModelRepository.open(List.of(file));
        Lease lease = models.acquire("scaled", null);
        NDArray pixels = Nd.full(51, DType.FLOAT32, 1, Models.INPUTS);
        NDArray output = lease.output(Map.of("input", pixels)).get("output")) {
      assertArrayEquals(new double[] {0.4, 0.4, 0.4, 0.4}, output.toDoubleArray(), 1e-6);
      assertEquals(List.of("a", "b", "c", "d"), lease.model().labels());
    }
  }

  @Test
  void aWatchedFolderIsFollowed() throws InterruptedException {
    Models.version(folder, "m", 1, 1);
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      models.watch(Duration.ofMillis(20));
      Models.version(folder, "m", 2, 2);
      for (int i = 0; i < 3000 && !models.versions("m").equals(List.of("2")); i++) {
        Thread.sleep(20);
      }
      assertEquals(2, factor(models, "m", null));
    }
  }

  @Test
  void aThousandSwapsUnderLoadFailNoBatchAndLeaveNoMemory() throws Exception {
    Path file = Models.version(folder, "m", 1, 1);
    byte[] one = Files.readAllBytes(file);
    byte[] two = Files.readAllBytes(Models.version(folder, "other", 1, 2));
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong batches = new AtomicLong();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    try (ModelRepository models = open(VersionPolicy.LATEST)) {
      List<Thread> load = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Thread thread = new Thread(() -> compute(models, stop, batches, failures));
        thread.start();
        load.add(thread);
      }
      long before = Memory.liveBytes();
      for (int swap = 0; swap < 1000; swap++) {
        Path next = folder.resolve("m/1/." + swap);
        Files.write(next, swap % 2 == 0 ? two : one);
        Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        models.scan();
      }
      stop.set(true);
      for (Thread thread : load) {
        thread.join();
      }
      assertEquals(List.of(), List.copyOf(failures));
      assertTrue(batches.get() > 1000, batches + " batches");
      assertEquals(before, Memory.liveBytes(), 10_000);
    }
  }

  private static void compute(
      ModelRepository models, AtomicBoolean stop, AtomicLong batches, Queue<Throwable> failures) {
    while (!stop.get()) {
      try {
        double factor = factor(models, "m", null);
        assertTrue(factor == 1 || factor == 2);
        batches.incrementAndGet();
      } catch (RuntimeException | AssertionError e) {
        failures.add(e);
      }
    }
  }
}
