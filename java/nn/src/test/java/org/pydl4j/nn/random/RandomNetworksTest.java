package org.pydl4j.nn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.files.ModelFile;

/**
 * What must hold for every network, tried on networks that nobody wrote: each layer and vertex that
 * is declared stands in one of them. {@code -Dtests.seed} repeats a run, {@code -Dtests.rounds}
 * makes it longer.
 */
class RandomNetworksTest {
  @TempDir Path folder;

  private final long seed = Long.getLong("tests.seed", 1);
  private final int rounds = Integer.getInteger("tests.rounds", 1);
  private int trained;
  private int infinite;

  private record Case(String kind, String name, long seed) {}

  private List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int round = 0; round < rounds; round++) {
      for (String kind : List.of("layer", "vertex")) {
        for (String name : RandomMembers.names(kind)) {
          cases.add(new Case(kind, name, seeds.nextLong()));
        }
      }
    }
    return cases;
  }

  @Test
  void eachLayerAndVertexWorksInNetworksThatNobodyWrote() {
    System.out.println("RandomNetworksTest: -Dtests.seed=" + seed);
    List<String> failures = new ArrayList<>();
    for (Case one : cases()) {
      String json = "";
      try {
        SplittableRandom random = new SplittableRandom(one.seed());
        NetworkConfiguration conf = new RandomNetworks(random).with(one.kind(), one.name());
        json = conf.toJson();
        check(conf, random);
      } catch (RuntimeException | AssertionError e) {
        if (RandomNetworks.isOfTheBatch(json, e)) {
          continue; // of how many examples, or steps, something is made only the batch says
        }
        failures.add(one + "\n" + json + "\n" + RandomNetworks.shown(e));
      }
    }
    assertTrue(
        failures.isEmpty(),
        failures.size() + " of " + cases().size() + " failed\n" + String.join("\n\n", failures));
    assertTrue(
        infinite < trained / 5 + 3, infinite + " losses were not finite, " + trained + " were");
  }

  private void check(NetworkConfiguration conf, SplittableRandom random) {
    assertEquals(conf, NetworkConfiguration.KIND.fromJson(conf.toJson()), "JSON");
    try (Scope scope = Scope.open();
        NeuralNetwork net = conf.network().init()) {
      Batch features =
          RandomBatch.features(random, net, random.nextInt(2, 5), random.nextBoolean());
      Batch batch = RandomBatch.labelled(random, net, features);
      paddingMeansNothing(net, batch, random);
      if (fit(net, batch)) {
        trained++;
      } else {
        infinite++;
      }
      try (NDArray state = net.updaterState()) {
        assertEquals(state.length(), net.updaterStateLength(), "updaters' state");
      }
      sameByPlan(net, features);
      sameFromFile(net, batch);
      sameForNoExamples(net, random);
      net.close();
      assertThrows(ClosedException.class, () -> net.outputs(features), "output after close");
      assertThrows(ClosedException.class, () -> net.fit(batch), "fit after close");
      assertThrows(ClosedException.class, net::params, "params after close");
    }
  }

  /** False where the loss of what was drawn is no number. */
  private static boolean fit(NeuralNetwork net, Batch batch) {
    double[] before = parameters(net);
    try {
      net.fit(batch);
      return true;
    } catch (ScoreException e) {
      assertArrayEquals(before, parameters(net), "parameters after a refused step");
      return false;
    }
  }

  private static void paddingMeansNothing(NeuralNetwork net, Batch batch, SplittableRandom random) {
    if (batch.inputMasks().isEmpty()) {
      return;
    }
    Batch other = RandomBatch.repadded(random, net, batch);
    try (NeuralNetwork one = net.copy();
        NeuralNetwork two = net.copy()) {
      boolean first = fit(one, batch);
      assertEquals(first, fit(two, other), "a step with other numbers behind the series");
      assertArrayEquals(parameters(one), parameters(two), "numbers behind the series");
    }
  }

  private static void sameByPlan(NeuralNetwork net, Batch features) {
    double[] fused = RandomBatch.numbers(net.outputs(features));
    double[] plain;
    try (NDArray live = net.params()) {
      assertTrue(!live.isClosed());
      plain = RandomBatch.numbers(net.outputs(features));
    }
    double size = Arrays.stream(plain).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    double close = (net.dtype() == DType.FLOAT64 ? 1e-12 : 1e-4) * Math.max(size, 1e-30);
    assertArrayEquals(plain, fused, close, "plan");
  }

  /** Saved, loaded and copied it is the same, and training goes on alike. */
  private void sameFromFile(NeuralNetwork net, Batch batch) {
    Path file = folder.resolve("net.zip");
    net.save(file);
    try (NeuralNetwork loaded = ModelFile.read(file);
        NeuralNetwork copy = net.copy()) {
      double[] outputs = RandomBatch.numbers(net.outputs(batch));
      for (NeuralNetwork other : List.of(loaded, copy)) {
        assertEquals(net.configuration(), other.configuration());
        assertArrayEquals(parameters(net), parameters(other), "parameters");
        assertArrayEquals(outputs, RandomBatch.numbers(other.outputs(batch)), "outputs");
      }
      boolean done = fit(net, batch);
      assertEquals(done, fit(loaded, batch));
      assertEquals(done, fit(copy, batch));
      assertArrayEquals(parameters(net), parameters(loaded), "a step of the loaded one");
      assertArrayEquals(parameters(net), parameters(copy), "a step of the copy");
    }
  }

  private static void sameForNoExamples(NeuralNetwork net, SplittableRandom random) {
    List<NDArray> none = net.outputs(RandomBatch.features(random, net, 0, false));
    none.forEach(output -> assertEquals(0, output.size(0)));
  }

  private static double[] parameters(NeuralNetwork net) {
    return RandomBatch.numbers(List.copyOf(net.paramTable().values()));
  }
}
