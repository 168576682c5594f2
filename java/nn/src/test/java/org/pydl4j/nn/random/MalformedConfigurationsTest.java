package org.pydl4j.nn.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.plan.Plan;

/**
 * A configuration that was damaged is refused by a sentence that names the place, or means what it
 * says: nothing in it is passed over.
 */
class MalformedConfigurationsTest {
  private static final int MOST_SECONDS = 5; // a busy machine's; a millisecond is usual
  private static final long SMALL = 20_000;

  private final long seed = Long.getLong("tests.seed", 1);
  private final int rounds = Integer.getInteger("tests.rounds", 1);
  private int accepted;
  private int refused;

  @Test
  void aDamagedConfigurationIsRefusedOrMeansWhatItSays() {
    System.out.println("MalformedConfigurationsTest: -Dtests.seed=" + seed);
    List<String> failures = new ArrayList<>();
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < 40 * rounds; i++) {
      SplittableRandom random = seeds.split();
      RandomNetworks networks = new RandomNetworks(random);
      String kind = networks.members.chance(0.7) ? "layer" : "vertex";
      String name = networks.members.one(RandomMembers.names(kind));
      NetworkConfiguration conf = networks.with(kind, name);
      for (int j = 0; j < 25; j++) {
        Mutation mutation = Mutation.of(conf.toJson(), random);
        try {
          check(conf, mutation, random);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
          failures.add(described(conf, mutation, e));
        }
      }
    }
    System.out.println(accepted + " accepted, " + refused + " refused");
    assertTrue(failures.isEmpty(), failures.size() + " failed\n" + String.join("\n\n", failures));
  }

  private static String described(NetworkConfiguration conf, Mutation mutation, Throwable e) {
    return cut(mutation.what(), 500)
        + "\n"
        + cut(conf.toString(), 2000)
        + "\n"
        + RandomNetworks.shown(e);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) + " …" : text;
  }

  private void check(NetworkConfiguration conf, Mutation mutation, SplittableRandom random) {
    long begun = System.nanoTime();
    NetworkConfiguration read;
    try {
      read = NetworkConfiguration.KIND.fromJson(mutation.text());
    } catch (ConfigurationException | ShapeException e) {
      refused++;
      String message = String.valueOf(e.getMessage());
      assertFalse(message.length() > 3000, "a message of " + message.length() + " letters");
      boolean named =
          mutation.names().isEmpty()
              || mutation.names().stream().anyMatch(message::contains)
              || message.matches("(?is).*(layer \\d|vertex '|input '|output |inputType \\d).*");
      assertTrue(named, "names none of " + mutation.names() + ": " + message);
      return;
    } finally {
      long seconds = (System.nanoTime() - begun) / 1_000_000_000;
      assertTrue(seconds < MOST_SECONDS, "took " + seconds + " s");
    }
    accepted++;
    assertEquals(read, NetworkConfiguration.KIND.fromJson(read.toJson()), "JSON");
    if (mutation.another()) {
      assertNotEquals(conf, read, "what was changed is passed over");
    }
    if (isSmall(read.plan())) {
      works(read, random);
    }
  }

  private static boolean isSmall(Plan plan) {
    assertTrue(plan.parameterCount() >= 0, "parameters are counted wrong");
    return plan.parameterCount() < SMALL
        && plan.inputs().stream().allMatch(type -> type.size(RandomNetworks.TIME) < SMALL)
        && plan.nodes().stream()
            .flatMap(node -> node.outputs().stream())
            .allMatch(type -> type.size(RandomNetworks.TIME) < SMALL);
  }

  /** A configuration that exists can be trained. */
  private static void works(NetworkConfiguration conf, SplittableRandom random) {
    try (Scope scope = Scope.open();
        NeuralNetwork net = conf.network().init()) {
      Batch features = RandomBatch.features(random, net, 2, false);
      Plan plan = conf.plan();
      boolean trained =
          IntStream.range(0, plan.outputs().size())
              .allMatch(output -> plan.outputNode(output).supervised() != null);
      if (!trained) {
        net.outputs(features);
        return;
      }
      try {
        net.fit(RandomBatch.labelled(random, net, features));
      } catch (ScoreException e) {
        // numbers of that size give none
      }
    } catch (ShapeException e) {
      if (!RandomNetworks.isOfTheBatch(conf.toJson(), e)) {
        throw e;
      }
    }
  }
}
