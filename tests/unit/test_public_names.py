"""The public names of the package: whoever adds or removes one does it on purpose."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import Any

import pytest

import pydl4j
from pydl4j import datasets, nn

NAMES = {
    "pydl4j.datasets": "ArrayIterator DataPipeline DataSet mnist",
    "pydl4j.etl": (
        "AddConstantColumnTransform AppendStringColumnTransform BooleanColumnCondition BooleanCondition"
        " CalculateSortedRank CategoricalColumnCondition CategoricalToIntegerTransform CategoricalToOneHotTransform"
        " ChangeCaseStringTransform Clip ConcatenateStringColumns Condition ConditionFilter ConditionalCopyValueTransform"
        " ConditionalReduction ConditionalReplaceValueTransform ConditionalReplaceValueTransformWithDefault"
        " ConvertFromSequence ConvertToDouble ConvertToFloat ConvertToInteger ConvertToLong ConvertToSequence"
        " ConvertToString Deduplicate DeriveColumnsFromTimeTransform Derived DerivedColumn DoubleColumnCondition"
        " DoubleColumnsMathOpTransform DoubleMathFunctionTransform DoubleMathOpTransform DuplicateColumnsTransform"
        " Expression FilterInvalidValues FirstDigitTransform FloatColumnCondition FloatColumnsMathOpTransform"
        " FloatMathFunctionTransform FloatMathOpTransform HashText Impute InfiniteColumnCondition IntegerColumnCondition"
        " IntegerColumnsMathOpTransform IntegerMathOpTransform IntegerToCategoricalTransform IntegerToOneHotTransform"
        " InvalidNumColumns InvalidValueColumnCondition Log2Normalizer LongColumnCondition LongColumnsMathOpTransform"
        " LongMathOpTransform MapAllStringsExceptListTransform MinMaxNormalizer NaNColumnCondition Normalize"
        " NullWritableColumnCondition Operation OverlappingTimeWindowFunction ParseDoubleTransform PivotTransform"
        " QuantileBins Reader ReduceSequenceByWindowTransform ReduceSequenceTransform Reducer Reduction"
        " RemoveAllColumnsExceptForTransform RemoveColumnsTransform RemoveWhiteSpaceTransform RenameColumnsTransform"
        " ReorderColumnsTransform ReplaceEmptyIntegerWithValueTransform ReplaceEmptyStringTransform"
        " ReplaceInvalidWithIntegerTransform ReplaceStringTransform Sample Schema SequenceDifferenceTransform"
        " SequenceLengthCondition SequenceMovingWindowReduceTransform SequenceOffsetTransform SequenceSplitTimeSeparation"
        " SequenceTrimToLengthTransform SequenceTrimTransform SplitMaxLengthSequence StandardizeNormalizer"
        " StringColumnCondition StringListToCategoricalSetTransform StringMapTransform StringRegexColumnCondition"
        " StringToCategoricalTransform StringToTimeTransform SubtractMeanNormalizer Table TargetEncoding"
        " TimeColumnCondition TimeMathOpTransform TimeWindowFunction TransformProcess TrivialColumnCondition Window"
        " from_arrow from_dict from_numpy from_pandas from_polars read_arrow read_csv read_excel read_jdbc read_json_lines read_lines"
        " read_lmdb read_parquet read_regex read_svmlight"
        " ColumnFunctionTransform CoordinatesDistanceTransform NDArrayColumnsMathOpTransform NDArrayDistanceTransform"
        " NDArrayMathFunctionTransform NDArrayScalarOpTransform StringListToCountsNDArrayTransform"
        " StringListToIndicesNDArrayTransform TextToCharacterIndexTransform TextToTermIndexSequenceTransform"
        " register_function DataAnalysis analyze"
        " BagOfWords LuceneTokenizer RegexTokenizer Sort TextToIndices Tfidf Tokenizer WordPieceTokenizer audio films text"
        " HuggingFaceTokenizer ParagraphVectors Word2Vec WordModel"
        " BlurTransform BrightnessTransform ChoiceImageTransform ContrastTransform CropImageTransform"
        " EqualizeHistTransform FlipImageTransform GrayscaleTransform HueTransform ImageTransform"
        " PipelineImageTransform RandomCropTransform RotateImageTransform SaturationTransform ScaleImageTransform"
        " ShiftImageTransform WarpImageTransform"
    ),
    "pydl4j.etl.audio": "Features MFCC MelSpectrogram Sound Spectrogram Waveform blocks read resample",
    "pydl4j.etl.films": "Film pictures read",
    "pydl4j.etl.text": (
        "DocumentVectors Encoded PieceTokenizer SparseMatrix Vectorizer WordVectors bert read_document_vectors read_word_vectors sentences"
    ),
    "pydl4j.nn": (
        "ArithmeticVertex BatchToTimeVertex Momentum TimeToBatchVertex Parameter Traced TracedCall TracedOperation"
        " TracedParameter TracedWeight EinsumDense GaussianNoise PreprocessorVertex functional traced "
        "AMSGrad Activation ActivityRegularization AdaBelief AdaDelta AdaGrad AdaMax Adam AdamW AdaptivePooling"
        " AdditiveAttentionVertex AttentionVertex AutoEncoder BatchNormalization BestScoreEpochTerminationCondition"
        " Bidirectional CapsuleLayer CapsuleStrength CenterLossOutput CheckedParameter Checkpoint CheckpointListener"
        " ClassificationScoreCalculator Cnn3DLoss CnnLoss CollectScores ComputationGraph ComputationGraphConfiguration"
        " ConvLSTM2D Convolution Convolution1D Convolution3D CosineRestartsSchedule CosineWarmupSchedule Cropping1D"
        " Cropping2D Cropping3D CtcLoss CustomEvaluation CycleSchedule DataSet DataSetLossCalculator Deconvolution1D"
        " Deconvolution2D Deconvolution3D Dense DepthToSpace DepthwiseConvolution1D DepthwiseConvolution2D"
        " DotProductAttentionVertex DotVertex DropConnect Dropout DuplicateToTimeSeriesVertex EarlyStoppingConfiguration"
        " EarlyStoppingResult ElementWiseMultiplication ElementWiseVertex Embedding EmbeddingSequence Evaluation"
        " EvaluationBinary EvaluationCalibration EvaluativeListener ExponentialMovingAverage ExponentialSchedule FineTune"
        " FineTuneConfiguration FixedSchedule GRU GlobalPooling GradientCheck GraphVertex GravesLSTM GroupNormalization"
        " History IWeightNoise InMemoryModelSaver InputType InvalidScoreIterationTerminationCondition InverseSchedule"
        " JavaListener L2NormalizeVertex L2Vertex LAMB LSTM LastTimeStep LastTimeStepVertex Layer LayerNormalization"
        " LearnedSelfAttention Lion LocalFileModelSaver LocalResponseNormalization LocallyConnected1D LocallyConnected2D"
        " Loss MapSchedule Mask MaskZero Masking MaxEpochsTerminationCondition MaxScoreIterationTerminationCondition"
        " MaxTimeIterationTerminationCondition MergeVertex Model ModelTensor MultiDataSet MultiLayerConfiguration MultiLayerNetwork Nadam"
        " Nesterovs Network NoOp Normalization OCNNOutput Output PReLU PerformanceListener Permute PolySchedule"
        " PoolHelperVertex PositionEmbedding PositionalEncoding PrimaryCapsules Progress RBM RMSNormalization ROC"
        " ROCBinary ROCMultiClass ROCScoreCalculator RampSchedule RecurrentAttention RecurrentVertex ReduceOnPlateau RegressionEvaluation"
        " RegressionScoreCalculator RepeatVector Rescaling Reshape ReshapeVertex ReverseTimeSeriesVertex RmsProp RnnLoss"
        " RnnOutput ScaleVertex Schedule ScoreCalculator ScoreImprovementEpochTerminationCondition ScoreIterationListener"
        " SelfAttention SeparableConvolution1D SeparableConvolution2D Sgd ShiftVertex SigmoidSchedule SimpleRnn"
        " SpaceToBatch SpaceToDepth StackVertex StatsListener StepSchedule Subsampling Subsampling1D Subsampling3D"
        " SubsetVertex TerminationCondition TimeDistributed TimeIterationListener TrainingListener TransferLearning"
        " TransferLearningHelper"
        " TransformerEncoder UnitNormalization UnstackVertex Updater Upsampling1D Upsampling2D Upsampling3D"
        " VariationalAutoencoder WeightNoise Yolo2Output ZeroPadding ZeroPadding1D ZeroPadding3D activations constraints"
        " custom detection dropouts export_html losses reconstructions weight_inits zoo"
    ),
    "pydl4j.serving": "DevBroker HttpServer KafkaScorer ServerError",
    "pydl4j.spark": (
        "AllReduce Average DiLoCo ElasticAveraging ImageFeaturizer NeuralNetworkAutoencoder NeuralNetworkAutoencoderModel"
        " NeuralNetworkClassificationModel NeuralNetworkClassifier NeuralNetworkEstimator NeuralNetworkModel"
        " NeuralNetworkRegressionModel NeuralNetworkRegressor OneClassModel PostLocal SlowMo Sync Threshold TreeAggregate"
        " configure register_udf session"
    ),
    "pydl4j.nn.activations": (
        "HardSigmoid6 "
        "ActivationFunction CELU Cube ELU Exponential GELU HardSiLU HardSigmoid HardTanh Identity LeakyReLU LogSigmoid"
        " LogSoftmax Mish RReLU RationalTanh ReLU ReLU6 RectifiedTanh SELU Sigmoid SoftPlus SoftSign Softmax Swish TanH"
        " Threshold ThresholdedReLU"
    ),
    "pydl4j.nn.constraints": "Constraint MaxNorm MinMaxNorm NonNegative UnitNorm",
    "pydl4j.nn.detection": "DetectedObject detect labels",
    "pydl4j.nn.dropouts": "AlphaDropout Dropout GaussianDropout GaussianNoise IDropout SpatialDropout",
    "pydl4j.nn.functional": "gelu log_sigmoid log_softmax mish relu sigmoid softmax softplus softsign swish",
    "pydl4j.nn.losses": (
        "BINARY_FOCAL CATEGORICAL_FOCAL COSINE_PROXIMITY DICE F_MEASURE HINGE HUBER KL_DIVERGENCE L1 L2 LOG_COSH"
        " LossFunction MAE MAPE MCXENT MIXTURE_DENSITY MSE MSLE MULTI_LABEL POISSON SQUARED_HINGE TVERSKY WASSERSTEIN"
        " XENT"
    ),
    "pydl4j.nn.reconstructions": ("Bernoulli Composite Exponential Gaussian LossFunctionWrapper ReconstructionDistribution"),
    "pydl4j.nn.zoo": (
        "AlexNet BERT Darknet19 FaceNetNN4Small2 InceptionResNetV1 LeNet MobileNetV2 NASNet ResNet50 SimpleCNN SqueezeNet"
        " TextGenerationLSTM TinyYOLO UNet VGG16 VGG19 ViT Xception YOLO2 ZooModel"
    ),
    "pydl4j.nn.weight_inits": (
        "BinomialDistribution Constant Identity LecunNormal LecunUniform LogNormalDistribution Normal"
        " NormalDistribution Ones OrthogonalDistribution Relu ReluUniform SigmoidUniform TruncatedNormalDistribution"
        " Uniform UniformDistribution VarScalingNormalFanAvg VarScalingNormalFanIn VarScalingNormalFanOut"
        " VarScalingUniformFanAvg VarScalingUniformFanIn VarScalingUniformFanOut WeightInit Xavier XavierFanIn"
        " WeightInitEmbedding XavierLegacy XavierUniform Zero"
    ),
}


@pytest.mark.parametrize("module", list(NAMES))
def test_the_public_names_are_these(module: str) -> None:
    assert sorted(importlib.import_module(module).__all__) == sorted(NAMES[module].split())


def test_modules_are_attributes_and_others_are_not() -> None:
    assert pydl4j.nn is nn
    assert pydl4j.datasets is datasets
    with pytest.raises(AttributeError, match="no attribute 'nnn'"):
        _ = pydl4j.nnn  # type: ignore[attr-defined]


def test_modules_without_an_underscore_are_these() -> None:
    found = {info.name for info in pkgutil.walk_packages(pydl4j.__path__, "pydl4j.") if "._" not in info.name}
    assert found == {*NAMES, "pydl4j.nn.custom", "pydl4j.sklearn"}  # whose names are those of the users' jars


@pytest.mark.parametrize(
    "module",
    [
        pydl4j,
        nn,
        datasets,
        nn.activations,
        nn.constraints,
        nn.detection,
        nn.dropouts,
        nn.losses,
        nn.reconstructions,
        nn.weight_inits,
        nn.zoo,
    ],
)
def test_every_public_name_is_there_and_documented(module: object) -> None:
    for name in module.__all__:  # type: ignore[attr-defined]
        thing = getattr(module, name)
        if not name.startswith("__"):
            assert inspect.getdoc(thing), name


@pytest.mark.parametrize("name", ["MultiLayerNetwork", "Evaluation", "Progress", "CollectScores", "DataSet"])
def test_every_public_method_is_documented(name: str) -> None:
    for method, thing in inspect.getmembers(getattr(nn, name)):
        if not method.startswith("_") and (callable(thing) or isinstance(thing, property)):
            assert inspect.getdoc(getattr(getattr(nn, name), method)), f"{name}.{method}"


def test_signatures_name_every_setting() -> None:
    """No `**kwargs` of anything, in which a misspelt name would hide; Spark's params come by name as PySpark's do."""
    loose = []
    for module in (pydl4j, nn, datasets, importlib.import_module("pydl4j.serving")):
        for name in module.__all__:
            found = getattr(module, name)
            members: list[tuple[str, Any]] = [(name, found)] if inspect.isfunction(found) else []
            if inspect.isclass(found) and not issubclass(found, BaseException):
                members = [(f"{name}.{each}", one) for each, one in inspect.getmembers(found, inspect.isroutine) if each[0] != "_"]
                members += [] if found.__init__ is object.__init__ else [(f"{name}.__init__", found.__init__)]
            for label, function in members:
                try:
                    parameters = inspect.signature(function).parameters.values()
                except ValueError:  # a builtin
                    continue
                typed = ("NoReturn", "Unpack[HttpSettings]", "Unpack[KafkaSettings]", "str")  # str: any setting of a Kafka topic
                loose += [label for one in parameters if one.kind is one.VAR_KEYWORD and one.annotation not in typed]
    assert loose == []
