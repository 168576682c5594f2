import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.distribution.BinomialDistribution;
import org.deeplearning4j.nn.conf.distribution.LogNormalDistribution;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.*;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.*;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.*;
import org.nd4j.linalg.schedule.*;

/**
 * Writes what Deeplearning4j 1.0.0-M2.1 makes of its updaters, losses, activations and schedules:
 * the numbers in src/test/resources/dl4j/parts.json. With the jars of deeplearning4j-nn and
 * nd4j-native 1.0.0-M2.1 in a folder: {@code java -cp 'jars/*' Dl4jParts.java > parts.json}.
 */
public class Dl4jParts {
  static final double[] START = {1.0, -0.5, 0.25, 3.0};
  static final double[] GRADIENTS = {0.3, -1.2, 0.05, 2.0};
  static final double[] X = {0.7, -1.3, 0.4, 1.9, -0.2, 0.1, 2.2, -0.8, 0.05, -2.1, 1.1, 0.6};
  static final PrintStream OUT = System.out;
  static String comma = "";

  public static void main(String[] args) {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    OUT.print("{");
    updaters();
    losses();
    activations();
    schedules();
    weights();
    OUT.println("\n}");
  }

  static void put(String name, double... values) {
    StringBuilder text = new StringBuilder(comma + "\n\"" + name + "\": [");
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ", ").append(values[i]);
    }
    OUT.print(text.append("]"));
    comma = ",";
  }

  // ---- updaters: the parameters after five steps, then the state
  static void updaters() {
    updater("Sgd", new Sgd(0.1));
    updater("Nesterovs", new Nesterovs(0.1, 0.8));
    updater("Adam", Adam.builder().learningRate(0.01).beta1(0.8).beta2(0.95).epsilon(0.1).build());
    updater(
        "AMSGrad",
        AMSGrad.builder().learningRate(0.01).beta1(0.8).beta2(0.95).epsilon(0.1).build());
    updater(
        "Nadam", Nadam.builder().learningRate(0.01).beta1(0.8).beta2(0.95).epsilon(0.1).build());
    updater("AdaMax", new AdaMax(0.01, 0.8, 0.95, 0.1));
    updater("AdaGrad", AdaGrad.builder().learningRate(0.1).epsilon(0.1).build());
    updater("AdaDelta", AdaDelta.builder().rho(0.9).epsilon(0.1).build());
    updater("RmsProp", RmsProp.builder().learningRate(0.01).rmsDecay(0.9).epsilon(0.1).build());
    updater(
        "AdaBelief",
        AdaBelief.builder().learningRate(0.01).beta1(0.8).beta2(0.95).epsilon(0.01).build());
    updater("NoOp", new NoOp());
    updater("AMSGrad()", new AMSGrad());
    updater("Nadam()", new Nadam());
    updater("AdaMax()", new AdaMax());
    updater("AdaGrad()", new AdaGrad());
    updater("AdaDelta()", new AdaDelta());
    updater("RmsProp()", new RmsProp());
    updater("AdaBelief()", new AdaBelief());
  }

  static void updater(String name, IUpdater updater) {
    long size = updater.stateSize(4);
    INDArray state = size == 0 ? null : Nd4j.zeros(DataType.DOUBLE, 1, size);
    GradientUpdater<?> steps;
    if (updater instanceof AdaBelief) { // its own way from one array fails in M2.1
      steps =
          updater.instantiate(
              Map.of(
                  "M",
                  state.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 4)),
                  "S",
                  state.get(NDArrayIndex.all(), NDArrayIndex.interval(4, 8))),
              true);
    } else {
      steps = updater.instantiate(state, true);
    }
    INDArray p = Nd4j.create(START).reshape(1, 4);
    for (int t = 1; t <= 5; t++) {
      double[] g = GRADIENTS.clone();
      for (int i = 0; i < 4; i++) {
        g[i] *= Math.cos(t * (i + 1));
      }
      INDArray gradient = Nd4j.create(g).reshape(1, 4);
      steps.applyUpdater(gradient, t - 1, 0);
      p.subi(gradient);
    }
    put("updater " + name, p.toDoubleVector());
    if (state != null) {
      put("state " + name, state.toDoubleVector());
    }
  }

  // ---- losses: score of each row, then the gradient of their sum with respect to the preoutput
  static void losses() {
    double[] oneHot = {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0};
    double[] binary = {1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0};
    double[] signs = {1, -1, 1, -1, -1, 1, 1, -1, 1, 1, -1, -1};
    double[] part = {0.1, 0.2, 0.3, 0.4, 0.25, 0.25, 0.3, 0.2, 0.7, 0.1, 0.1, 0.1};
    double[] counts = {2, 1, 3, 5, 1, 4, 2, 1, 3, 1, 2, 6};
    double[] weights = {0.5, 2, 1, 1.5};
    IActivation softmax = new ActivationSoftmax();
    IActivation sigmoid = new ActivationSigmoid();
    IActivation identity = new ActivationIdentity();
    IActivation softplus = new ActivationSoftPlus();
    IActivation tanh = new ActivationTanH();
    INDArray w = Nd4j.create(weights).reshape(1, 4);
    loss("mcxent softmax", new LossMCXENT(), softmax, oneHot);
    loss("mcxent softmax weighted", new LossMCXENT(w), softmax, oneHot);
    loss("mcxent sigmoid weighted", new LossMCXENT(w), sigmoid, oneHot);
    loss("xent sigmoid", new LossBinaryXENT(), sigmoid, binary);
    loss("xent sigmoid weighted", new LossBinaryXENT(w), sigmoid, binary);
    loss("mse tanh", new LossMSE(), tanh, signs);
    loss("mse tanh weighted", new LossMSE(w), tanh, signs);
    loss("l2 identity weighted", new LossL2(w), identity, signs);
    loss("mae identity weighted", new LossMAE(w), identity, signs);
    loss("l1 identity weighted", new LossL1(w), identity, signs);
    loss("hinge identity", new LossHinge(), identity, signs);
    loss("squared_hinge identity", new LossSquaredHinge(), identity, signs);
    loss("kl_divergence softmax", new LossKLD(), softmax, part);
    loss("kl_divergence sigmoid", new LossKLD(), sigmoid, part);
    loss("cosine_proximity identity", new LossCosineProximity(), identity, signs);
    loss("cosine_proximity tanh", new LossCosineProximity(), tanh, part);
    loss("mean_absolute_percentage_error identity", new LossMAPE(), identity, counts);
    loss("mean_absolute_percentage_error weighted", new LossMAPE(w), identity, counts);
    loss("mean_squared_logarithmic_error softplus", new LossMSLE(), softplus, counts);
    loss("mean_squared_logarithmic_error weighted", new LossMSLE(w), softplus, counts);
    loss("poisson softplus", new LossPoisson(), softplus, counts);
    loss("wasserstein identity", new LossWasserstein(), identity, signs);
    loss("multi_label identity", new LossMultiLabel(), identity, binary);
    loss("sparse_mcxent softmax", new LossSparseMCXENT(), softmax, new double[] {0, 2, 1}, 1);
    loss(
        "reconstruction_crossentropy sigmoid",
        org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.RECONSTRUCTION_CROSSENTROPY
            .getILossFunction(),
        sigmoid,
        binary);
    fmeasure(
        "f_measure 1 sigmoid", new LossFMeasure(1), sigmoid, new double[] {1, 0, 1, 1, 0, 1}, 1);
    fmeasure(
        "f_measure 2 sigmoid", new LossFMeasure(2), sigmoid, new double[] {1, 0, 1, 1, 0, 1}, 1);
    fmeasure(
        "f_measure 1 softmax",
        new LossFMeasure(1),
        softmax,
        new double[] {1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0},
        2);
    mixture();
  }

  static void loss(String name, ILossFunction loss, IActivation activation, double[] labels) {
    loss(name, loss, activation, labels, 4);
  }

  static void loss(
      String name, ILossFunction loss, IActivation activation, double[] labels, int columns) {
    INDArray y = Nd4j.create(labels).reshape(3, columns);
    INDArray x = Nd4j.create(X).reshape(3, 4);
    try {
      put("loss " + name, loss.computeScoreArray(y, x.dup(), activation, null).toDoubleVector());
      put("score " + name, loss.computeScore(y, x.dup(), activation, null, true));
      put(
          "gradient " + name,
          loss.computeGradient(y, x.dup(), activation, null).reshape(12).toDoubleVector());
    } catch (RuntimeException e) {
      System.err.println(name + ": " + e);
    }
  }

  static void fmeasure(
      String name, ILossFunction loss, IActivation activation, double[] labels, int columns) {
    INDArray y = Nd4j.create(labels).reshape(6, columns);
    INDArray x = Nd4j.create(java.util.Arrays.copyOf(X, 6 * columns)).reshape(6, columns);
    put("score " + name, loss.computeScore(y, x.dup(), activation, null, true));
    put(
        "gradient " + name,
        loss.computeGradient(y, x.dup(), activation, null).reshape(6 * columns).toDoubleVector());
  }

  static void mixture() {
    ILossFunction loss = LossMixtureDensity.builder().gaussians(2).labelWidth(2).build();
    double[] x = new double[16];
    for (int i = 0; i < 16; i++) {
      x[i] = X[i % 12] * (i < 12 ? 1 : -0.5);
    }
    INDArray y = Nd4j.create(new double[] {0.3, -0.6, 1.2, 0.4}).reshape(2, 2);
    INDArray in = Nd4j.create(x).reshape(2, 8);
    IActivation identity = new ActivationIdentity();
    put("loss mixture", loss.computeScoreArray(y, in.dup(), identity, null).toDoubleVector());
    put("score mixture", loss.computeScore(y, in.dup(), identity, null, true));
    put(
        "gradient mixture",
        loss.computeGradient(y, in.dup(), identity, null).reshape(16).toDoubleVector());
  }

  // ---- activations: the values, then the derivatives of their sum
  static void activations() {
    Map<String, IActivation> all = new LinkedHashMap<>();
    all.put("relu6", new ActivationReLU6());
    all.put("thresholdedrelu", new ActivationThresholdedReLU());
    all.put("thresholdedrelu 0.5", new ActivationThresholdedReLU(0.5));
    all.put("gelu", new ActivationGELU());
    all.put("gelu precise", new ActivationGELU(true));
    all.put("relu", new ActivationReLU());
    all.put("rationaltanh", new ActivationRationalTanh());
    double[] points = {-3, -1.3, -0.4, 0.4, 0.6, 1.1, 2.6, 7};
    all.forEach(
        (name, activation) -> {
          INDArray x = Nd4j.create(points).reshape(1, 8);
          put("activation " + name, activation.getActivation(x.dup(), false).toDoubleVector());
          try {
            INDArray ones = Nd4j.ones(DataType.DOUBLE, 1, 8);
            put(
                "derivative " + name,
                activation.backprop(x.dup(), ones).getFirst().toDoubleVector());
          } catch (RuntimeException e) {
            System.err.println(name + ": " + e);
          }
        });
    INDArray x = Nd4j.create(points).reshape(1, 8);
    put(
        "activation rrelu",
        new ActivationRReLU(0.125, 0.375).getActivation(x, false).toDoubleVector());
  }

  // ---- schedules: values at 0 to 24
  static void schedules() {
    schedule("cycle", new CycleSchedule(ScheduleType.ITERATION, 0.1, 10));
    schedule("cycle whole", new CycleSchedule(ScheduleType.ITERATION, 0.01, 0.2, 20, 4, 0.1));
    schedule("cycle odd", new CycleSchedule(ScheduleType.ITERATION, 0.01, 0.2, 17, 3, 0.1));
    schedule("ramp", new RampSchedule(new FixedSchedule(0.1), 5));
    schedule(
        "ramp step", new RampSchedule(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 3), 5));
    schedule(
        "map",
        new MapSchedule.Builder(ScheduleType.ITERATION)
            .add(0, 0.1)
            .add(4, 0.05)
            .add(10, 0.01)
            .build());
    schedule("step", new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 3));
    schedule("exponential", new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.9));
    schedule("inverse", new InverseSchedule(ScheduleType.ITERATION, 0.1, 0.5, 0.7));
    schedule("sigmoid", new SigmoidSchedule(ScheduleType.ITERATION, 0.1, 0.3, 12));
    schedule("poly", new PolySchedule(ScheduleType.ITERATION, 0.1, 2, 20));
  }

  static void schedule(String name, ISchedule schedule) {
    double[] values = new double[25];
    for (int i = 0; i < values.length; i++) {
      values[i] = schedule.valueAt(i, 0);
    }
    put("schedule " + name, values);
  }

  // ---- weights: mean, variance, least and greatest of 400 × 300 for fanIn 30 and fanOut 70
  static void weights() {
    for (WeightInit init : WeightInit.values()) {
      if (init != WeightInit.DISTRIBUTION && init != WeightInit.IDENTITY) {
        moments("weights " + init.name(), init.getWeightInitFunction());
      }
    }
    moments(
        "weights truncated", new WeightInitDistribution(new TruncatedNormalDistribution(0.5, 2)));
    moments("weights lognormal", new WeightInitDistribution(new LogNormalDistribution(0.1, 0.5)));
    moments("weights binomial", new WeightInitDistribution(new BinomialDistribution(10, 0.3)));
    INDArray view = Nd4j.create(DataType.DOUBLE, 9);
    put(
        "weights identity",
        WeightInit.IDENTITY
            .getWeightInitFunction()
            .init(3, 3, new long[] {3, 3}, 'f', view)
            .reshape(9)
            .toDoubleVector());
    long[] shape = {5, 3};
    INDArray q =
        new WeightInitDistribution(new OrthogonalDistribution(2.0))
            .init(5, 3, shape, 'f', Nd4j.create(DataType.DOUBLE, 15));
    put("weights orthogonal", q.transpose().mmul(q).reshape(9).toDoubleVector());
  }

  static void moments(String name, IWeightInit init) {
    Nd4j.getRandom().setSeed(7);
    try {
      INDArray w =
          init.init(30, 70, new long[] {400, 300}, 'f', Nd4j.create(DataType.DOUBLE, 120000));
      put(
          name,
          w.meanNumber().doubleValue(),
          w.varNumber().doubleValue(),
          w.minNumber().doubleValue(),
          w.maxNumber().doubleValue());
    } catch (RuntimeException e) {
      System.err.println(name + ": " + e);
    }
  }
}
