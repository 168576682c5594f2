package org.pydl4j.nn.data.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;
import org.pydl4j.nn.testing.Nets;

class ResumeTest {
  @Test
  void everyOrderGoesOnBehindEveryMiniBatch() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(40);
        DataPipeline classes = Counting.ofClasses(0, 1, 1, 1, 0, 1, 1)) {
      for (DataPipeline each :
          new DataPipeline[] {
            data.batch(7),
            data.shuffle(3).batch(7),
            data.shuffle(9, 3L).batch(7),
            data.shuffle(9, 3L).repeat(3).batch(7),
            data.repeat(2).shuffle(50, 3L).batch(7),
            data.sample(30, false, 3).batch(7),
            classes.balanced(false, 3).batch(3),
            data.split(Splitting.shuffled(2), 0.7, 0.3).get(0).shuffle(5).batch(4),
            data.shuffle(9, 3L).batch(7).prefetch(3, 2),
          }) {
        Counting.assertResumes(each, 0);
        Counting.assertResumes(each, 5);
        each.close();
      }
    }
  }

  @Test
  void aBufferOverAnIteratorGoesOnToo() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator source =
            new ArrayDataSetIterator(Counting.features(40), Counting.labels(40), 6).shuffle(1);
        DataPipeline data = DataPipeline.of(source, "counting").shuffle(11, 2L).batch(7)) {
      Counting.assertResumes(data, 0);
      data.close(); // an iterator is read by one at a time
      try (DataPipeline ahead = data.repeat(2).prefetch(2, 1)) {
        Counting.assertResumes(ahead, 3);
      }
    }
  }

  /** Ends a training in the middle, as a failing listener does. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static TrainingListener stopAt(long iteration) {
    return new TrainingListener() {
      @Override
      public void iterationDone(TrainingProgress progress) {
        if (progress.iteration() == iteration) {
          throw new Stop();
        }
      }
    };
  }

  private static double[] params(MultiLayerNetwork net) {
    try (NDArray params = net.params()) {
      return params.toDoubleArray();
    }
  }

  private static DataPipeline training() {
    return DataPipeline.of(Nets.features(50), Nets.labels(50)).shuffle(20, 3L).batch(10);
  }

  @Test
  void aTrainingThatIsTakenUpWithinAPassEndsAsIfItHadNotStopped(@TempDir Path folder) {
    try (Scope scope = Scope.open();
        DataPipeline data = training();
        DataPipeline ahead = training().prefetch(2, 2);
        MultiLayerNetwork whole = Nets.network();
        MultiLayerNetwork stopped = Nets.network()) {
      whole.fit(data, 3);
      assertNull(whole.dataPosition());
      stopped.addListeners(stopAt(8)); // 3 of 5 mini-batches of the second pass
      assertThrows(Stop.class, () -> stopped.fit(data, 3));
      assertEquals(new DataPosition(1, 3, 30, data.description()), stopped.dataPosition());
      stopped.save(folder.resolve("net.zip"));
      try (MultiLayerNetwork loaded = MultiLayerNetwork.load(folder.resolve("net.zip"))) {
        DataPosition place = loaded.dataPosition();
        assertNotNull(place);
        ahead.restore(place);
        loaded.fit(ahead, 2);
        assertArrayEquals(params(whole), params(loaded));
        assertEquals(15, loaded.iteration());
        assertEquals(3, loaded.epoch());
      }
    }
  }

  @Test
  void textThatIsNoPlaceIsRefused() {
    for (String text : new String[] {"", "[]", "{}", "{\"epoch\": -1}", "nothing"}) {
      assertThrows(ConfigurationException.class, () -> DataPosition.fromJson(text), text);
    }
  }
}
