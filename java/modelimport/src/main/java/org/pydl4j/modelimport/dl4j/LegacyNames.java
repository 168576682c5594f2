package org.pydl4j.modelimport.dl4j;

import java.util.Locale;
import java.util.Map;

/** What Deeplearning4j before 1.0.0-beta3 called its classes, and the names since then. */
final class LegacyNames {
  private static final Map<String, String> LAYERS =
      Map.ofEntries(
          Map.entry("RBM", "RBM"),
          Map.entry("activation", "ActivationLayer"),
          Map.entry("autoEncoder", "AutoEncoder"),
          Map.entry("batchNormalization", "BatchNormalization"),
          Map.entry("convolution", "ConvolutionLayer"),
          Map.entry("convolution1d", "Convolution1DLayer"),
          Map.entry("dense", "DenseLayer"),
          Map.entry("dropout", "DropoutLayer"),
          Map.entry("ElementWiseMult", "ElementWiseMultiplicationLayer"),
          Map.entry("embedding", "EmbeddingLayer"),
          Map.entry("GlobalPooling", "GlobalPoolingLayer"),
          Map.entry("gravesBidirectionalLSTM", "GravesBidirectionalLSTM"),
          Map.entry("gravesLSTM", "GravesLSTM"),
          Map.entry("localResponseNormalization", "LocalResponseNormalization"),
          Map.entry("loss", "LossLayer"),
          Map.entry("output", "OutputLayer"),
          Map.entry("rnnoutput", "RnnOutputLayer"),
          Map.entry("subsampling", "SubsamplingLayer"),
          Map.entry("subsampling1d", "Subsampling1DLayer"),
          Map.entry("zeroPadding", "ZeroPaddingLayer"),
          Map.entry("zeroPadding1d", "ZeroPadding1DLayer"));

  private static final Map<String, String> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("cube", "Cube"),
          Map.entry("elu", "ELU"),
          Map.entry("gelu", "GELU"),
          Map.entry("hardsigmoid", "HardSigmoid"),
          Map.entry("hardtanh", "HardTanH"),
          Map.entry("identity", "Identity"),
          Map.entry("linear", "Identity"),
          Map.entry("leakyrelu", "LReLU"),
          Map.entry("lrelu", "LReLU"),
          Map.entry("rationaltanh", "RationalTanh"),
          Map.entry("rectifiedtanh", "RectifiedTanh"),
          Map.entry("relu", "ReLU"),
          Map.entry("relu6", "ReLU6"),
          Map.entry("rrelu", "RReLU"),
          Map.entry("selu", "SELU"),
          Map.entry("sigmoid", "Sigmoid"),
          Map.entry("softmax", "Softmax"),
          Map.entry("softplus", "SoftPlus"),
          Map.entry("softsign", "SoftSign"),
          Map.entry("swish", "Swish"),
          Map.entry("tanh", "TanH"));

  private static final Map<String, String> LOSSES =
      Map.ofEntries(
          Map.entry("COSINE_PROXIMITY", "CosineProximity"),
          Map.entry("EXPLL", "Poisson"),
          Map.entry("HINGE", "Hinge"),
          Map.entry("KL_DIVERGENCE", "KLD"),
          Map.entry("L1", "L1"),
          Map.entry("L2", "L2"),
          Map.entry("MCXENT", "MCXENT"),
          Map.entry("MEAN_ABSOLUTE_ERROR", "MAE"),
          Map.entry("MEAN_ABSOLUTE_PERCENTAGE_ERROR", "MAPE"),
          Map.entry("MEAN_SQUARED_LOGARITHMIC_ERROR", "MSLE"),
          Map.entry("MSE", "MSE"),
          Map.entry("NEGATIVELOGLIKELIHOOD", "NegativeLogLikelihood"),
          Map.entry("POISSON", "Poisson"),
          Map.entry("RECONSTRUCTION_CROSSENTROPY", "KLD"),
          Map.entry("SQUARED_HINGE", "SquaredHinge"),
          Map.entry("SQUARED_LOSS", "MSE"),
          Map.entry("XENT", "BinaryXENT"));

  private static final Map<String, String> STARTS =
      Map.ofEntries(
          Map.entry("DISTRIBUTION", "Distribution"),
          Map.entry("IDENTITY", "Identity"),
          Map.entry("LECUN_NORMAL", "LecunNormal"),
          Map.entry("LECUN_UNIFORM", "LecunUniform"),
          Map.entry("NORMAL", "Normal"),
          Map.entry("NORMALIZED", "Xavier"),
          Map.entry("ONES", "Ones"),
          Map.entry("RELU", "Relu"),
          Map.entry("RELU_UNIFORM", "ReluUniform"),
          Map.entry("SIGMOID_UNIFORM", "SigmoidUniform"),
          Map.entry("SIZE", "Xavier"),
          Map.entry("UNIFORM", "Uniform"),
          Map.entry("VAR_SCALING_NORMAL_FAN_AVG", "VarScalingNormalFanAvg"),
          Map.entry("VAR_SCALING_NORMAL_FAN_IN", "VarScalingNormalFanIn"),
          Map.entry("VAR_SCALING_NORMAL_FAN_OUT", "VarScalingNormalFanOut"),
          Map.entry("VAR_SCALING_UNIFORM_FAN_AVG", "VarScalingUniformFanAvg"),
          Map.entry("VAR_SCALING_UNIFORM_FAN_IN", "VarScalingUniformFanIn"),
          Map.entry("VAR_SCALING_UNIFORM_FAN_OUT", "VarScalingUniformFanOut"),
          Map.entry("VI", "XavierUniform"),
          Map.entry("XAVIER", "Xavier"),
          Map.entry("XAVIER_FAN_IN", "XavierFanIn"),
          Map.entry("XAVIER_LEGACY", "XavierLegacy"),
          Map.entry("XAVIER_UNIFORM", "XavierUniform"),
          Map.entry("ZERO", "Zero"));

  private LegacyNames() {}

  /** The class of a layer; names of users' classes stay. */
  static String layer(String legacy) {
    return LAYERS.getOrDefault(legacy, legacy);
  }

  /** The class of an activation, from its name in an object or in small letters. */
  static String activation(String legacy) {
    String small = legacy.toLowerCase(Locale.ROOT);
    return "Activation" + ACTIVATIONS.getOrDefault(small, legacy);
  }

  /** The class of a loss, from its name in an object or as a constant. */
  static String loss(String legacy) {
    if (legacy.startsWith("Loss")) {
      return legacy;
    }
    return "Loss" + LOSSES.getOrDefault(legacy, legacy);
  }

  /** The class of what a VariationalAutoencoder takes its inputs for: {@code Gaussian}. */
  static String reconstruction(String legacy) {
    return legacy.equals("LossWrapper")
        ? "LossFunctionWrapper"
        : legacy.endsWith("Distribution") ? legacy : legacy + "ReconstructionDistribution";
  }

  /** The class of an initialisation of weights. */
  static String start(String legacy) {
    return "WeightInit" + STARTS.getOrDefault(legacy, legacy);
  }

  /** The class of a distribution: {@code normal}. */
  static String distribution(String legacy) {
    String name = Character.toUpperCase(legacy.charAt(0)) + legacy.substring(1);
    return name.endsWith("Distribution") ? name : name + "Distribution";
  }

  /** The class of a step between layers: {@code cnnToFeedForward}. */
  static String preprocessor(String legacy) {
    String name = Character.toUpperCase(legacy.charAt(0)) + legacy.substring(1);
    return name.endsWith("Processor") ? name : name + "PreProcessor";
  }
}
