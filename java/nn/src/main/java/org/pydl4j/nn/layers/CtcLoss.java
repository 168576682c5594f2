package org.pydl4j.nn.layers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.losses.LabelRange;

/**
 * Learns which symbols come in a series without being told when: connectionist temporal
 * classification, the last layer of a network. Symbol 0 is the blank. Keras: {@code CTC}. Source:
 * Graves et al. 2006.
 *
 * <p>Input and output [n, symbols, time]; labels: whole numbers [n, most], 0 behind the last one.
 * No parameters.
 *
 * <pre>{@code
 * CtcLoss.builder() // behind RnnOutput's kind of layer, such as TimeDistributed(Dense(symbols))
 * }</pre>
 */
public final class CtcLoss extends Layer implements SupervisedLayer {
  /** Name, documentation and keys. */
  public static final Declaration<CtcLoss> DECLARATION =
      Declaration.of(KIND, "CtcLoss", CtcLoss::new)
          .doc(
              "Learns which symbols come in a series without being told when, the last of a"
                  + " network. Symbol 0 is the blank, which stands between symbols and means"
                  + " none.\n"
                  + "softmax(x) for each step. Loss: -log of the probability of the labels, one"
                  + " after the other with repetitions and blanks. What the mask leaves out at the"
                  + " end of a series is not there.\n"
                  + "Input: [n, symbols, time].\n"
                  + "Output: the same shape.\n"
                  + "Labels: whole numbers [n, most], each from 1 to symbols - 1, and 0 behind the"
                  + " last one.\n"
                  + "No parameters.\n"
                  + "Keras: CTC; PyTorch: CTCLoss. Source: Graves et al. 2006.")
          .include(Layer.KEYS)
          .build();

  private CtcLoss(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.RECURRENT;
  }

  /** Its loss is that of whole series. */
  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    if (input.features() < 2) {
      throw place.expects(
          "at least 2 symbols, of which one is the blank",
          Long.toString(input.features()),
          "Change the layer before it.");
    }
    return input;
  }

  @Override
  public String lossName() {
    return "CTC";
  }

  @Override
  public long[] labelShape(long[] output) {
    return new long[] {output[0], -1};
  }

  @Override
  public LabelRange labelRange(long outputs) {
    return new LabelRange(0, outputs - 1.0);
  }

  @Override
  public boolean classifies() {
    return false;
  }

  /** Series have one loss each; their mask says how long they are. */
  @Override
  public @Nullable NDArray rowMask(@Nullable NDArray mask) {
    return null;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return Activations.softmax(input, 1);
  }

  @Override
  public NDArray losses(LayerContext context, Signal input, NDArray labels) {
    NDArray x = dropOut(context, input.value());
    NDArray symbols = Casts.contiguous(Casts.castTo(labels, DType.INT64));
    NDArray lengths = Reduction.sum(Casts.castTo(Comparison.ne(symbols, 0), DType.INT64), 1);
    NDArray steps = steps(x, input.mask());
    requireTogether(symbols, lengths);
    requireFits(steps, symbols, lengths);
    NDArray logarithms = Activations.logSoftmax(x, 1);
    NDArray byTime = Casts.contiguous(Shapes.permute(logarithms, 2, 0, 1));
    return Losses.ctc(byTime, symbols, steps, lengths, 0);
  }

  /** The steps of each series up to the last real one, [n]. */
  private static NDArray steps(NDArray x, @Nullable NDArray mask) {
    long time = x.size(2);
    if (mask == null) {
      return Nd.full(time, DType.INT64, x.size(0));
    }
    NDArray places = Nd.arange(1, time + 1, 1, DType.INT64);
    NDArray real = Casts.castTo(Comparison.ne(mask, 0), DType.INT64);
    return Reduction.max(Arithmetic.mul(real, places), 1);
  }

  private static void requireFits(NDArray steps, NDArray labels, NDArray lengths) {
    long[] time = steps.toLongArray();
    long[] symbols = lengths.toLongArray();
    long[] each = labels.toLongArray();
    int most = Math.toIntExact(labels.size(1));
    for (int i = 0; i < time.length; i++) {
      long needed = Math.max(1, symbols[i]);
      for (int k = 1; k < symbols[i]; k++) {
        needed += each[i * most + k] == each[i * most + k - 1] ? 1 : 0; // a blank in between
      }
      if (time[i] < needed) {
        throw new DataException(
            "Series "
                + i
                + " of the mini-batch (from 0) has "
                + time[i]
                + " steps for "
                + symbols[i]
                + " labels. CTC needs a step for each label, and one more between equal ones. Leave"
                + " such series out, or shorten less before.");
      }
    }
  }

  private static void requireTogether(NDArray symbols, NDArray lengths) {
    NDArray places = Nd.arange(0, symbols.size(1), 1, DType.INT64);
    NDArray counted = Comparison.lt(places, Shapes.expandDims(lengths, 1));
    if (!Comparison.allEqual(counted, Comparison.ne(symbols, 0))) {
      throw new DataException(
          "The labels of CTC are symbols from 1 on with zeros behind the last one alone: symbol 0"
              + " is the blank. Got zeros between them.");
    }
  }

  /** Starts a builder. */
  public static CtcLossBuilder builder() {
    return new CtcLossBuilder();
  }
}
