package org.pydl4j.nn;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.listeners.TrainingListener;

/**
 * A network whose methods return it as what it is, so that calls can be chained.
 *
 * @param <N> the class itself
 */
public abstract class FluentNetwork<N extends FluentNetwork<N>> extends NeuralNetwork {
  /** For the kinds of this package. */
  FluentNetwork(NetworkConfiguration configuration) {
    super(configuration);
  }

  @SuppressWarnings("unchecked") // N is the subclass
  private N self() {
    return (N) this;
  }

  @Override
  public N init() {
    super.init();
    return self();
  }

  @Override
  public N init(Map<String, NDArray> values) {
    super.init(values);
    return self();
  }

  @Override
  public N addListeners(TrainingListener... several) {
    super.addListeners(several);
    return self();
  }

  @Override
  public N addListeners(TrainingListener one) {
    super.addListeners(one);
    return self();
  }

  @Override
  public N setListeners(TrainingListener... several) {
    super.setListeners(several);
    return self();
  }

  @Override
  public N setListeners(TrainingListener one) {
    super.setListeners(one);
    return self();
  }

  @Override
  public N setListeners(Collection<? extends TrainingListener> several) {
    super.setListeners(several);
    return self();
  }

  @Override
  public N pretrain(MiniBatches data, int epochs) {
    super.pretrain(data, epochs);
    return self();
  }

  @Override
  public N pretrain(MiniBatches data, int epochs, List<? extends TrainingListener> more) {
    super.pretrain(data, epochs, more);
    return self();
  }

  @Override
  public N pretrainLayer(
      String layer, MiniBatches data, int epochs, List<? extends TrainingListener> more) {
    super.pretrainLayer(layer, data, epochs, more);
    return self();
  }

  @Override
  public N fit(MiniBatches data, int epochs) {
    super.fit(data, epochs);
    return self();
  }

  @Override
  public N fit(MiniBatches data, int epochs, List<? extends TrainingListener> more) {
    super.fit(data, epochs, more);
    return self();
  }

  @Override
  public N fit(Batch batch) {
    super.fit(batch);
    return self();
  }

  @Override
  public N fit(MultiDataSet batch) {
    super.fit(batch);
    return self();
  }

  @Override
  public N fit(DataSet batch) {
    super.fit(batch);
    return self();
  }
}
