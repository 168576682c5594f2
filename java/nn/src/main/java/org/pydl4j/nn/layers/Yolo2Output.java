package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.losses.LabelRange;
import org.pydl4j.nn.losses.LossFunction;
import org.pydl4j.nn.losses.LossL2;

/**
 * The last layer of a network that finds things in pictures: for each cell of a grid some boxes,
 * how sure they are, and what is in them. DL4J: {@code Yolo2OutputLayer}. Source: Redmon and
 * Farhadi 2016.
 *
 * <p>Input and output [n, boxes · (5 + classes), height, width]; labels [n, 4 + classes, height,
 * width]. No parameters. {@link org.pydl4j.nn.detection.Detection} reads the output and makes
 * labels.
 *
 * <pre>{@code
 * Yolo2Output.builder().boundingBoxes(1, 1, 2.5, 2.5) // two boxes of 1 x 1 and 2.5 x 2.5 cells
 * }</pre>
 */
public final class Yolo2Output extends Layer implements SupervisedLayer {
  /** Shapes that boxes begin with. */
  public static final Key<List<Double>> BOUNDING_BOXES =
      Key.of("boundingBoxes", Type.DOUBLES)
          .required()
          .doc(
              "Width and height of the boxes that the network's are measured by, in cells of the"
                  + " grid, one box behind the other.");

  /** How much places count. */
  public static final Key<Double> LAMBDA_COORD =
      factor("lambdaCoord", 5, "places and sizes of boxes count");

  /** How much empty boxes count. */
  public static final Key<Double> LAMBDA_NO_OBJ =
      factor("lambdaNoObj", 0.5, "the sureness of boxes with nothing in them counts");

  /** What compares places. */
  public static final Key<LossFunction> POSITION_LOSS =
      loss("lossPositionScale", "places, and of the roots of sizes");

  /** What compares classes. */
  public static final Key<LossFunction> CLASS_LOSS =
      loss("lossClassPredictions", "the classes' probabilities, behind softmax");

  /** Name, documentation and keys. */
  public static final Declaration<Yolo2Output> DECLARATION =
      Declaration.of(KIND, "Yolo2Output", Yolo2Output::new)
          .doc(
              "Finds things in pictures: some boxes for each cell of a grid, the last of a"
                  + " network.\n"
                  + "Of each box: sigmoid of the place in its cell (x, y), exp of width and height"
                  + " times those of boundingBoxes, sigmoid of how sure it is, softmax over the"
                  + " classes. Loss: of the box that fits a thing best, lambdaCoord ·"
                  + " (lossPositionScale of places + of roots of sizes) + (overlap - sureness)² +"
                  + " lossClassPredictions; of all others, lambdaNoObj · sureness².\n"
                  + "Input: [n, boxes · (5 + classes), height, width].\n"
                  + "Output: the same shape.\n"
                  + "Labels: [n, 4 + classes, height, width], in the cell that holds the middle of"
                  + " a thing its left, upper, right and lower end in cells from the upper left,"
                  + " and 1 for its class.\n"
                  + "No parameters.\n"
                  + "DL4J: Yolo2OutputLayer. Source: Redmon and Farhadi 2016.")
          .positional(BOUNDING_BOXES)
          .key(LAMBDA_COORD)
          .key(LAMBDA_NO_OBJ)
          .key(POSITION_LOSS)
          .key(CLASS_LOSS)
          .include(Layer.KEYS)
          .build();

  private Yolo2Output(Settings settings) {
    super(DECLARATION, settings);
    List<Double> boxes = get(BOUNDING_BOXES);
    boolean right = !boxes.isEmpty() && boxes.size() % 2 == 0;
    if (!right || boxes.stream().anyMatch(each -> !(each > 0 && each < Double.MAX_VALUE))) {
      throw new ConfigurationException(
          "The 'boundingBoxes' of Yolo2Output must be a width and a height above 0 for each box."
              + " Got "
              + boxes
              + " instead.");
    }
  }

  private static Key<Double> factor(String name, double value, String what) {
    return Key.of(name, Type.DOUBLE)
        .defaultsTo(value)
        .check(ValueCheck.atLeast(0))
        .doc("How much " + what + ".");
  }

  private static Key<LossFunction> loss(String name, String what) {
    return Key.of(name, Type.object(LossFunction.KIND))
        .defaultsTo(LossL2.builder().build())
        .doc("The loss of " + what + ".");
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.CONVOLUTIONAL;
  }

  /** How many boxes a cell has. */
  public int boxes() {
    return get(BOUNDING_BOXES).size() / 2;
  }

  /** How many classes an output with so many channels tells apart. */
  public long classes(long channels) {
    return channels / boxes() - 5;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    long channels = ((Convolutional) input).features();
    if (channels % boxes() != 0 || classes(channels) < 1) {
      throw place.expects(
          "boxes · (5 + classes) channels, which " + boxes() + " divides, at least " + 6L * boxes(),
          Long.toString(channels),
          "Change the 'nOut' of the convolution before it, or 'boundingBoxes'.");
    }
    return input;
  }

  @Override
  public String lossName() {
    return "Yolo2Output";
  }

  @Override
  public long[] labelShape(long[] output) {
    long[] shape = output.clone();
    shape[1] = 4 + classes(output[1]);
    return shape;
  }

  @Override
  public LabelRange labelRange(long outputs) {
    return LabelRange.NOT_NEGATIVE;
  }

  @Override
  public boolean classifies() {
    return false;
  }

  /** What a network says of each box: parts [n, boxes, parts, height, width] as they come. */
  private NDArray byBox(NDArray input) {
    long boxes = boxes();
    return Shapes.reshape(
        input, input.size(0), boxes, input.size(1) / boxes, input.size(2), input.size(3));
  }

  /** Width and height that boxes are measured by, [1, boxes, 2, 1, 1]. */
  private NDArray priors(NDArray like) {
    double[] sizes = get(BOUNDING_BOXES).stream().mapToDouble(Double::doubleValue).toArray();
    NDArray values = Nd.empty(like.dtype(), 1, boxes(), 2, 1, 1);
    return values.assign(Nd.create(sizes, 1, boxes(), 2, 1, 1));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray x = byBox(input);
    long parts = x.size(2);
    NDArray made =
        Shapes.concat(
            2,
            Activations.sigmoid(Indexing.slice(x, 2, 0, 2)),
            Arithmetic.mul(Maths.exp(Indexing.slice(x, 2, 2, 4)), priors(x)),
            Activations.sigmoid(Indexing.slice(x, 2, 4, 5)),
            Activations.softmax(Indexing.slice(x, 2, 5, parts), 2));
    return Shapes.reshape(made, input.shape());
  }

  @Override
  public NDArray losses(LayerContext context, Signal input, NDArray labels) {
    NDArray x = byBox(dropOut(context, input.value()));
    YoloLoss loss =
        new YoloLoss(get(LAMBDA_COORD), get(LAMBDA_NO_OBJ), get(POSITION_LOSS), get(CLASS_LOSS));
    return loss.perExample(x, priors(x), labels);
  }

  /** Starts a builder. */
  public static Yolo2OutputBuilder builder() {
    return new Yolo2OutputBuilder();
  }
}
