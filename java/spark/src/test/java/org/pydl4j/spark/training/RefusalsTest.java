package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.spark.sync.AllReduce;
import org.pydl4j.spark.sync.Average;
import org.pydl4j.spark.sync.PostLocal;
import org.pydl4j.spark.sync.SlowMo;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.Threshold;
import org.pydl4j.spark.sync.TreeAggregate;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.transport.ExecutorMemory;

/** What cannot work, or is not wanted, is said before a job. */
class RefusalsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.network.crypto.enabled",
        "spark.authenticate.enableSaslEncryption",
        "spark.ssl.rpc.enabled"
      })
  void connectionsInTheClearAreRefusedWhereSparkEncryptsUnlessAllowed(String setting) {
    SparkConf conf = new SparkConf(false).set("spark.authenticate", "true");
    PlainNetwork.require(conf); // authentication alone: the ring has it, too
    conf.set(setting, "true");
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> PlainNetwork.require(conf));
    for (String word : List.of(setting, PlainNetwork.ALLOWED, "TreeAggregate()")) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
    PlainNetwork.require(conf.set(PlainNetwork.ALLOWED, "true"));
  }

  @Test
  void aNetworkThatCannotFitIsRefused() {
    long before = Memory.limit();
    try (MultiLayerNetwork net = new MultiLayerNetwork(Points.network(new Sgd(0.1))).init()) {
      TrainingSettings settings =
          TrainingLoopTest.settings(net, new AllReduce(), 4)
              .build(); // (4 · 2 + the driver) · 99 parameters
      var spark = LocalSpark.sharedContext().sc();
      Room.require(spark, net, settings);
      Memory.setLimit((4 * 2 + 1) * 99 * 4 - 1);
      ConfigurationException e =
          assertThrows(ConfigurationException.class, () -> Room.require(spark, net, settings));
      assertTrue(e.getMessage().contains("outside of Java's heap"), e.getMessage());
      assertTrue(e.getMessage().contains("fewer workers"), e.getMessage());
      Memory.setLimit((4 * 2 + 1) * 99 * 4);
      Room.require(spark, net, settings);
      TrainingSettings more =
          TrainingLoopTest.settings(net, SlowMo.builder().build(), 4).keepBest(true).build();
      assertThrows(ConfigurationException.class, () -> Room.require(spark, net, more));
      Memory.setLimit((4 * 5 + 1) * 99 * 4); // two vectors of the sync, and the best
      Room.require(spark, net, more);
    } finally {
      Memory.setLimit(before);
    }
    try (MultiLayerNetwork net = new MultiLayerNetwork(Points.network(new Adam(0.1))).init()) {
      TrainingSettings settings =
          TrainingLoopTest.settings(net, new AllReduce(), 4).saveUpdater(true).build();
      var spark = LocalSpark.sharedContext().sc();
      Memory.setLimit((4 * 4 + 4) * 99 * 4 - 1); // the updater's state is twice the parameters
      assertThrows(ConfigurationException.class, () -> Room.require(spark, net, settings));
      Memory.setLimit((4 * 4 + 4) * 99 * 4);
      Room.require(spark, net, settings);
    } finally {
      Memory.setLimit(before);
    }
  }

  @Test
  void aModelThatNoExecutorCanHoldIsRefusedBeforeItIsSent() {
    var spark = LocalSpark.sharedContext().sc();
    long before = Memory.limit();
    try {
      Memory.setLimit(99 * 4);
      ExecutorMemory.requireToScore(spark, 99 * 4);
      ConfigurationException e =
          assertThrows(
              ConfigurationException.class, () -> ExecutorMemory.requireToScore(spark, 99 << 20));
      assertTrue(e.getMessage().contains("take 99 MiB outside of Java's heap"), e.getMessage());
      assertTrue(e.getMessage().contains("-Dpydl4j.memory"), e.getMessage());
    } finally {
      Memory.setLimit(before);
    }
  }

  @Test
  void sumsThatNoHeapHoldsAreRefusedForTreeAggregate() {
    var spark = LocalSpark.sharedContext().sc();
    Room.requireInHeap(spark, 1_000_000, 4);
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> Room.requireInHeap(spark, 90_000_000, 4));
    assertTrue(e.getMessage().contains("spark.driver.maxResultSize is 1024 MiB"), e.getMessage());
    assertTrue(e.getMessage().contains("another sync"), e.getMessage());
  }

  @Test
  void stepsOfSeveralMiniBatchesAreRefusedWhereEachIsAStepOfAll() {
    MultiLayerConfiguration several =
        MultiLayerConfiguration.builder()
            .gradientAccumulation(4)
            .inputType(InputType.feedForward(2))
            .layer(Output.builder().nOut(3).loss("mcxent"))
            .build();
    try (MultiLayerNetwork net = new MultiLayerNetwork(several);
        MultiLayerNetwork usual = new MultiLayerNetwork(Points.network(new Sgd(0.1)))) {
      for (Sync sync :
          List.of(
              new AllReduce(),
              Threshold.builder().build(),
              PostLocal.builder().after(10).build())) {
        TrainingJob.requireWholeSteps(sync, usual);
        ConfigurationException e =
            assertThrows(
                ConfigurationException.class, () -> TrainingJob.requireWholeSteps(sync, net));
        assertTrue(e.getMessage().contains("gradientAccumulation is 4"), e.getMessage());
        assertTrue(e.getMessage().contains(sync.declaration().name()), e.getMessage());
      }
      for (Sync sync : List.of(Average.builder().build(), TreeAggregate.builder().build())) {
        TrainingJob.requireWholeSteps(sync, net);
      }
    }
  }
}
