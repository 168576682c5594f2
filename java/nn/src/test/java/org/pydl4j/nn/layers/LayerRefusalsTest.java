package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.inputs.InputType;

/** Sizes that do not fit are named with the layer, what it needs, what came, and a remedy. */
class LayerRefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Convolution', 'nOut': 3, 'groups': 2 | image | expects inputs that its 2 groups divide,"
            + " got 3",
        "'Convolution', 'nOut': 3, 'groups': 3, 'nIn': 4 | image | expects 4 channels, got 3",
        "'Convolution', 'nOut': 3, 'convolutionMode': 'Causal' | image | Got Causal",
        "'Convolution', 'nOut': 3, 'kernelSize': 9 | image | an input of at least 9 in height, got"
            + " 6",
        "'Convolution1D', 'nOut': 3, 'kernelSize': 9 | series | at least 9 in time, got 5",
        "'Convolution1D', 'nOut': 3 | image | expects sequences [size, time]",
        "'Convolution3D', 'nOut': 3 | image | expects volumes [channels, depth, height, width]",
        "'Convolution3D', 'nOut': 3, 'kernelSize': [1, 2] | volume | 3 integers [depth, height,"
            + " width]",
        "'Deconvolution2D', 'nOut': 3, 'padding': 9 | image | Use a smaller padding",
        "'LocallyConnected1D', 'nOut': 3 | free | expects sequences of a known length",
        "'Subsampling3D', 'kernelSize': 7 | volume | at least 7 in depth",
        "'Subsampling', 'pnorm': 0.5 | image | must be at least 1",
        "'Cropping2D', 'cropping': [4, 4, 0, 0] | image | a height greater than 8, got 6",
        "'ZeroPadding', 'padding': [1, 2, 3] | image | 2 integers [height, width] or 4 integers",
        "'SpaceToDepth', 'blocks': 4 | image | height and width are multiples of 4",
        "'DepthToSpace', 'blocks': 2 | image | expects a multiple of 4 channels, got 3",
        "'SpaceToBatch', 'blocks': 4 | image | are multiples of [4, 4]",
        "'GroupNormalization', 'groups': 2 | image | channels that its 2 groups divide, got 3",
        "'SelfAttention', 'nOut': 4, 'nHeads': 3 | series | nHeads must divide nOut",
        "'SelfAttention', 'nOut': 2, 'nHeads': 2, 'projectInput': false | series | several heads"
            + " need projections",
        "'SelfAttention', 'nOut': 2, 'hasBias': true, 'projectInput': false | series | biases"
            + " belong to projections",
        "'SelfAttention', 'nOut': 4, 'projectInput': false | series | expects 4 inputs a time step",
        "'SelfAttention', 'nOut': 4, 'nIn': 3 | series | expects 3 inputs a time step, got 2",
        "'SelfAttention', 'nOut': 4, 'nHeads': 4, 'nKeyValueHeads': 3 | series | nKeyValueHeads"
            + " must divide nHeads",
        "'EinsumDense', 'equation': 'nf,fg->ng', 'outputShape': [2] | series | expects inputs with"
            + " the axes of its equation 'nf,fg->ng', got",
        "'EinsumDense', 'equation': 'nf,fg', 'outputShape': [2] | rows | must be an equation of an"
            + " input and weights",
        "'EinsumDense', 'equation': 'ff,fg->fg', 'outputShape': [2] | rows | must be an equation",
        "'EinsumDense', 'equation': 'nf,fg->nx', 'outputShape': [2] | rows | must be an equation",
        "'EinsumDense', 'equation': 'nf,ng->ng', 'outputShape': [2] | rows | must be an equation",
        "'EinsumDense', 'equation': 'nf,fg->ng', 'outputShape': [-1] | rows | Say how large new"
            + " axes are",
        "'EinsumDense', 'equation': 'nf,fg->ng', 'outputShape': [2, 3] | rows | an 'outputShape' of"
            + " 1 sizes",
        "'EinsumDense', 'equation': 'nft,fg->ngt', 'outputShape': [2, 7] | series | Write -1 for"
            + " axes of the input",
        "'EinsumDense', 'equation': 'nft,ftg->ng', 'outputShape': [2] | free | sequences of a known"
            + " length",
        "'EinsumDense', 'equation': 'nft,fg->ngt', 'outputShape': [2, -1], 'biasAxes': 't' | free |"
            + " sequences of a known length",
        "'EinsumDense', 'equation': 'nf,fg->ng', 'outputShape': [2], 'biasAxes': 'f' | rows |"
            + " letters of its output 'g', got 'f'",
        "'GaussianNoise', 'stddev': -1 | rows | must be at least 0",
        "'Dense', 'nOut': 2, 'weightInit': {'@class': 'WeightInitEmbedding', 'vectors': [[1, 2],"
            + " [3, 4]]} | rows | The vectors of WeightInitEmbedding are 2 x 2 numbers, the weights"
            + " have the shape [6, 2]",
        "'Dense', 'nOut': 2, 'weightInit': {'@class': 'WeightInitEmbedding', 'vectors': [[1, 2],"
            + " [3]]} | rows | must be rows of finite numbers of one length",
        "'LearnedSelfAttention', 'nOut': 4 | series | nQueries",
        "'LearnedSelfAttention', 'nOut': 4, 'nQueries': 2, 'useCausalMask': true | series | no time"
            + " step",
        "'TransformerEncoder', 'nHeads': 3 | series | expects a size that its 3 heads divide, got"
            + " 2",
        "'PositionEmbedding', 'maxLength': 4 | series | expects series of at most 4 steps",
        "'PositionalEncoding', 'base': 1 | series | must be greater than 1",
        "'GlobalPooling' | rows | expects sequences, images or volumes",
        "'PReLU' | free | Share axis 2",
        "'PReLU', 'sharedAxes': [4] | image | an input with axis 4",
        "'Permute', 'dims': [1, 1] | series | Name each axis of an example once",
        "'Reshape', 'shape': [5, -1] | rows | expects a multiple of 5 numbers an example, got 6",
        "'Reshape', 'shape': [-1, -1] | rows | of which one may be -1",
        "'Reshape', 'shape': [6] | free | whose sizes are known",
        "'Normalization', 'mean': [0, 1], 'variance': [1] | image | expects 2 features, one for"
            + " each",
        "'Embedding', 'nIn': 3, 'nOut': 2 | rows | one whole number an example",
        "'Embedding', 'nOut': 2 | rows | The 'nIn'",
        "'EmbeddingSequence', 'nIn': 3, 'nOut': 2 | image | one whole number a step",
        "'BatchNormalization', 'decay': 1.5 | rows | between 0 and 1",
        "'Dense', 'nOut': 4611686018427387904 | rows | Layer 0 (Dense) has the shape",
        "'RepeatVector', 'repetitionFactor': 4611686018427387904 | rows | more than any memory"
            + " holds",
        "'Reshape', 'shape': [4611686018427387904, 4] | rows | sizes that no memory holds",
        "'Permute', 'dims': [1, 2, 3] | series | each of the axes of its 'dims' [1, 2, 3] once",
        "'Dense', 'nOut': 2, 'weightInit': 'identity' | rows | Layer 0 (Dense), parameter W",
        "'Dense', 'nOut': 2, 'weightNoise': {'@class': 'WeightNoise', 'distribution': 'identity'} |"
            + " rows | a distribution of single numbers",
        "'Deconvolution2D', 'nOut': 3, 'outputPadding': [1, 1] | image | less than the stride",
        "'Deconvolution2D', 'nOut': 3, 'outputPadding': [0] | image | for each of its 2 axes",
        "'TimeDistributed', 'layer': {'@class': 'Reshape', 'shape': [2, 1]} | series | a row of"
            + " numbers of each time step",
      })
  void areRefused(String layer, String input, String message) {
    PyDl4jException refused =
        assertThrows(
            PyDl4jException.class,
            () ->
                MultiLayerConfiguration.builder()
                    .layer(Layer.KIND.fromJson(("{'@class': " + layer + "}").replace('\'', '"')))
                    .layer(LossLayer.builder().loss("mse"))
                    .inputType(input(input))
                    .build());
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  private static InputType input(String name) {
    return switch (name) {
      case "image" -> InputType.convolutional(6, 6, 3);
      case "volume" -> InputType.convolutional3D(3, 3, 3, 2);
      case "series" -> InputType.recurrent(2, 5);
      case "free" -> InputType.recurrent(2);
      default -> InputType.feedForward(6);
    };
  }
}
