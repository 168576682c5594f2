package org.pydl4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;

/** Threads that want a network which another thread trains, while its listener is told. */
class TrainingLockTest {
  private final NDArray features = Nd.ones(4, 2);
  private final NDArray labels = Nd.zeros(DType.INT64, 4);
  private final DataSet batch = new DataSet(features, labels);
  private final MultiLayerNetwork net = network();
  private final AtomicReference<Exception> raised = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private static MultiLayerNetwork network() {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .inputType(InputType.feedForward(2))
                .layer(Output.builder().nOut(2).loss("mcxent").activation("softmax"))
                .build())
        .init();
  }

  @AfterEach
  void close() {
    net.close();
    features.close();
    labels.close();
  }

  private void whileTold(Body body) {
    net.setListeners(
        new TrainingListener() {
          @Override
          public void iterationDone(TrainingProgress progress) {
            try {
              body.run();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        });
    net.fit(batch);
    assertEquals(1, net.iteration());
  }

  private interface Body {
    void run() throws InterruptedException;
  }

  private Thread started(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                raised.set(e);
              } finally {
                ended.countDown();
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void aThreadThatTheListenerJoinsCannotTrain() {
    whileTold(() -> started(() -> net.fit(batch)).join());
    String told = assertInstanceOf(ConfigurationException.class, raised.get()).getMessage();
    assertTrue(told.contains("waits for this thread"), told);
  }

  @Test
  void aThreadThatTheListenerJoinsMayDoAllElse() {
    whileTold(
        () ->
            started(
                    () -> {
                      net.computeGradientAndScore(batch);
                      net.score(batch);
                      net.output(features).close();
                      net.copy().close();
                    })
                .join());
    assertEquals(null, raised.get());
  }

  @Test
  void aThreadThatIsInterruptedWhileItWaitsEnds() {
    whileTold(
        () -> {
          started(() -> net.fit(batch)).interrupt();
          ended.await(); // not join(), which would be seen
        });
    assertInstanceOf(InterruptedTrainingException.class, raised.get());
  }
}
