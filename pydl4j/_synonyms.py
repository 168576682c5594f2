"""What Deeplearning4j, Keras and PyTorch call the things that have another name here; only messages use it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from opcode import opmap
from typing import Any, NoReturn

from pydl4j._names import folded, suggestion

_CLASSES = {
    "nn.Dense": "DenseLayer Linear FullyConnected",
    "nn.Convolution": "ConvolutionLayer Convolution2D Conv2D",
    "nn.Convolution1D": "Convolution1DLayer Conv1D",
    "nn.Convolution3D": "Convolution3DLayer Conv3D",
    "nn.Deconvolution1D": "Conv1DTranspose ConvTranspose1d",
    "nn.Deconvolution2D": "Conv2DTranspose ConvTranspose2d Deconvolution",
    "nn.Deconvolution3D": "Conv3DTranspose ConvTranspose3d",
    "nn.DepthwiseConvolution1D": "DepthwiseConv1D",
    "nn.DepthwiseConvolution2D": "DepthwiseConv2D DepthwiseConvolution",
    "nn.SeparableConvolution1D": "SeparableConv1D",
    "nn.SeparableConvolution2D": "SeparableConv2D SeparableConvolution",
    "nn.Subsampling('max')": "MaxPooling2D MaxPool2D",
    "nn.Subsampling('avg')": "AveragePooling2D AvgPool2D",
    "nn.Subsampling('pnorm')": "LPPool2d",
    "nn.Subsampling": "SubsamplingLayer Pooling2D Subsampling2D",
    "nn.Subsampling1D('max')": "MaxPooling1D MaxPool1D",
    "nn.Subsampling1D('avg')": "AveragePooling1D AvgPool1D",
    "nn.Subsampling1D": "Subsampling1DLayer Pooling1D",
    "nn.Subsampling3D('max')": "MaxPooling3D MaxPool3D",
    "nn.Subsampling3D('avg')": "AveragePooling3D AvgPool3D",
    "nn.Subsampling3D": "Subsampling3DLayer",
    "nn.GlobalPooling('max')": "GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalMaxPool1D GlobalMaxPool2D AdaptiveMaxPool2d",
    "nn.GlobalPooling('avg')": "GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool2D AdaptiveAvgPool2d",
    "nn.GlobalPooling": "GlobalPoolingLayer",
    "nn.Upsampling1D": "UpSampling1DLayer",
    "nn.Upsampling2D": "Upsample UpsamplingNearest2d UpsamplingBilinear2d",
    "nn.ZeroPadding1D": "ZeroPadding1DLayer ZeroPad1d",
    "nn.ZeroPadding": "ZeroPaddingLayer ZeroPadding2D ZeroPad2d",
    "nn.ZeroPadding3D": "ZeroPadding3DLayer ZeroPad3d",
    "nn.Cropping2D": "CenterCrop Cropping2DLayer",
    "nn.SpaceToDepth": "SpaceToDepthLayer PixelUnshuffle",
    "nn.DepthToSpace": "PixelShuffle",
    "nn.SpaceToBatch": "SpaceToBatchLayer",
    "nn.BatchNormalization": "BatchNorm1d BatchNorm2d BatchNorm3d BatchNorm",
    "nn.LayerNormalization": "LayerNorm",
    "nn.GroupNormalization": "GroupNorm InstanceNorm1d InstanceNorm2d",
    "nn.RMSNormalization": "RMSNorm",
    "nn.LocalResponseNormalization": "LocalResponseNorm LRN",
    "nn.Embedding": "EmbeddingLayer",
    "nn.EmbeddingSequence": "EmbeddingSequenceLayer",
    "nn.PReLU": "PReLULayer",
    "nn.ElementWiseMultiplication": "ElementWiseMultiplicationLayer",
    "nn.SelfAttention": "GroupQueryAttention GroupedQueryAttention MultiQueryAttention",
    "nn.AttentionVertex": "MultiHeadAttention MultiheadAttention",
    "nn.Reshape": "Flatten Unflatten ReshapePreprocessor",
    "nn.Permute": "PermutePreprocessor",
    "nn.Loss": "LossLayer",
    "nn.CnnLoss": "CnnLossLayer",
    "nn.Cnn3DLoss": "Cnn3DLossLayer",
    "nn.Output": "OutputLayer",
    "nn.Activation": "ActivationLayer",
    "nn.Dropout": "DropoutLayer",
    "nn.SimpleRnn": "SimpleRNN RNN",
    "nn.Bidirectional": "GravesBidirectionalLSTM",
    "nn.MaskZero": "MaskZeroLayer",
    "nn.Mask": "MaskLayer",
    "nn.RnnOutput": "RnnOutputLayer",
    "nn.RnnLoss": "RnnLossLayer",
    "nn.Sgd": "Optimizer",
    "nn.Nesterovs": "Momentum",
    "nn.InputType": "Input InputLayer",
    "nn.MultiLayerConfiguration": "NeuralNetConfiguration Sequential",
    "nn.MultiLayerNetwork": "Model Module",
    "nn.ComputationGraph": "Functional FunctionalModel ModuleDict",
    "nn.ComputationGraphConfiguration": "GraphBuilder",
    "nn.MultiDataSet": "MultiDataSetIterator",
    "nn.MergeVertex": "Concatenate Concat concat",
    "nn.ElementWiseVertex('add')": "Add",
    "nn.ElementWiseVertex('subtract')": "Subtract",
    "nn.ElementWiseVertex('product')": "Multiply",
    "nn.ElementWiseVertex('average')": "Average",
    "nn.ElementWiseVertex('max')": "Maximum",
    "nn.ElementWiseVertex('min')": "Minimum",
    "nn.DotVertex": "Dot CosineSimilarity",
    "nn.zoo": "models applications ZooModel zoo_model",
    "nn.TrainingListener": "Callback",
    "nn.EarlyStoppingConfiguration": "EarlyStopping",
    "nn.CheckpointListener": "ModelCheckpoint",
    "nn.StatsListener": "TensorBoard SummaryWriter",
    "nn.DataSet": "TensorDataset",
    "datasets.ArrayIterator": "DataLoader NumpyArrayIterator",
    "nn.Activation('relu')": "ReLU",
    "nn.Activation('tanh')": "Tanh",
    "nn.Activation('sigmoid')": "Sigmoid",
    "nn.Activation('softmax')": "Softmax",
    "nn.Activation('gelu')": "GELU",
    "nn.Activation('swish')": "SiLU Swish",
    "nn.Activation('elu')": "ELU",
    "nn.Activation('leakyrelu')": "LeakyReLU",
    "loss='mcxent'": "CrossEntropyLoss CategoricalCrossentropy SparseCategoricalCrossentropy NLLLoss",
    "loss='xent'": "BCELoss BinaryCrossentropy",
    "loss='mse'": "MSELoss MeanSquaredError",
}
_NAMES = {
    "mcxent": "cross_entropy categorical_crossentropy sparse_categorical_crossentropy negativeloglikelihood",
    "xent": "bce binary_crossentropy binary_cross_entropy",
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "identity": "linear",
    "swish": "silu",
    "xavier_uniform": "glorot_uniform",
    "xavier": "glorot_normal",
    "relu": "he_normal kaiming_normal",
    "relu_uniform": "he_uniform kaiming_uniform",
    "zero": "zeros",
}
_SETTINGS = {
    "layer_size": "vector_size layers_size",
    "window_size": "window",
    "min_word_frequency": "min_count",
    "negative_sample": "negative",
    "use_hierarchic_softmax": "hs hierarchical_softmax",
    "elements_learning_algorithm": "sg",
    "sequence_learning_algorithm": "dm",
    "limit_vocabulary_size": "max_final_vocab max_vocab_size",
    "learning_rate": "lr eta",
    "n_in": "in_features in_channels input_dim num_embeddings vocabulary_size",
    "n_out": "units hidden_size filters out_features out_channels num_outputs output_dim embedding_dim",
    "kernel_size": "kernel pool_size filter_size",
    "stride": "strides",
    "convolution_mode": "padding_mode",
    "dilation": "dilation_rate",
    "has_bias": "bias use_bias",
    "weight_init": "kernel_initializer initializer init",
    "drop_out": "dropout p rate keep_prob",
    "pooling_type": "pool pooling",
    "gate_activation_fn": "recurrent_activation gate_activation",
    "weight_init_recurrent": "recurrent_initializer",
    "forget_gate_bias_init": "unit_forget_bias",
    "mode": "merge_mode",
    "tbptt_length": "tbptt_fwd_length tbptt_back_length t_bptt_length",
    "features_mask": "mask lengths",
    "decay": "momentum",
    "eps": "epsilon",
    "groups": "num_groups",
    "size": "scale_factor",
    "dims": "axes",
    "blocks": "block_size upscale_factor downscale_factor",
    "shape": "target_shape",
    "loss": "criterion loss_function",
    "updater": "optimizer optim",
    "l2": "weight_decay",
    "seed": "random_state random_seed",
    "input_type": "input_shape",
    "epochs": "epoch n_epochs num_epochs nb_epoch max_iter",
    "listeners": "callbacks verbose",
    "labels": "y targets target y_true",
    "features": "X inputs",
    "data": "x X inputs",
}


_METHODS = {
    "fit": "train_on_batch partial_fit train_model",
    "output": "forward predict_proba predict_on_batch call",
    "params": "parameters get_weights weights",
    "param_table": "state_dict named_parameters trainable_weights trainable_variables",
    "num_params": "count_params",
    "clone": "copy",
    "save": "save_model save_weights dump",
    "load": "load_model load_weights load_state_dict",
    "predict": "predict_classes predict_step",
    "evaluate": "test test_on_batch",
}
_NEEDLESS = {
    "compile": "Nothing is compiled here: the configuration has the updater, and its last layer the loss.",
    "train eval": "There are no modes: 'fit' trains with dropout, and 'output', 'predict' and 'evaluate' compute without it.",
    "to cuda cpu gpu": "A network computes where its session does: dl.session(backend='cuda') or dl.session(device='cpu').",
    "zero_grad backward step": "'fit' does the whole step; 'compute_gradient_and_score' fills 'gradient' and trains nothing.",
    "layers": "The layers stand in the configuration, net.conf.layers.",
    "add": "Layers stand in the configuration: nn.MultiLayerConfiguration(layers=[...]).",
}
_OF_ARRAYS = {
    "tensor as_tensor from_numpy create": "Here it is dl.array.",
    "random rand randn randint normal uniform": "Random numbers are numpy's: dl.asarray(np.random.default_rng(0).standard_normal(3)).",
    "mean sum max min std var prod any all argmax argmin reshape transpose squeeze": (
        "It is a method of arrays, and numpy's function takes them, too."
    ),
}
_IMPORT_FROM = opmap["IMPORT_FROM"]


def _turned(table: dict[str, str]) -> dict[str, str]:
    return {folded(other): ours for ours, others in table.items() for other in others.split()}


CLASSES, VALUES, METHODS = _turned(_CLASSES), _turned(_NAMES), _turned(_METHODS)
NEEDLESS, OF_ARRAYS = (
    {folded(other): why for others, why in table.items() for other in others.split()} for table in (_NEEDLESS, _OF_ARRAYS)
)


def setting(wrong: str, known: Iterable[str]) -> str:
    """Which of the settings is meant: that of another library's name, else the nearest, else all of them."""
    names = list(known)
    meant = [ours for ours, others in _SETTINGS.items() if ours in names and folded(wrong) in map(folded, others.split())]
    return f"Did you mean '{meant[0]}'?" if meant else suggestion(wrong, names)


def value(wrong: str, known: Iterable[str]) -> str:
    """The same for the names of activations, losses and weight initialisations."""
    names = list(known)
    meant = VALUES.get(folded(wrong))
    return f"Did you mean '{meant}'?" if meant is not None and folded(meant) in map(folded, names) else suggestion(wrong, names)


class _Missing(AttributeError):
    """An AttributeError to which Python adds no suggestion of its own: the interpreter fills in the two names that it needs for one."""

    name = property(lambda self: None, lambda self, value: None)
    obj = property(lambda self: None, lambda self, value: None)

    def __reduce__(self) -> tuple[Any, ...]:
        return AttributeError, self.args


_Missing.__name__ = _Missing.__qualname__ = "AttributeError"
_Missing.__module__ = "builtins"


def missing(module: str, wrong: str, known: Iterable[str]) -> AttributeError:
    """The error for a name that a module does not have."""
    names = list(known)
    meant = None if folded(wrong) in map(folded, names) else CLASSES.get(folded(wrong))
    hint = OF_ARRAYS.get(folded(wrong)) if module == "pydl4j" else None
    hint = hint or (f"Here it is {meant}." if meant is not None else suggestion(wrong, names))
    return _Missing(f"module '{module}' has no attribute '{wrong}'. {hint}")


def refusing(module: str, known: Iterable[str]) -> Callable[[str], NoReturn]:
    """A module's ``__getattr__`` that has no name but suggests one."""

    def refuse(name: str) -> NoReturn:
        refuse_in(module, name, known)

    return refuse


def refuse_in(module: str, name: str, known: Iterable[str]) -> NoReturn:
    """Raises for a name that a module does not have, called by the module's ``__getattr__``.

    ``from module import name`` would put a message of its own in place of an AttributeError's: it gets an ImportError.
    """
    error = missing(module, name, known)
    asking = sys._getframe(2)
    if asking.f_lasti >= 0 and asking.f_code.co_code[asking.f_lasti] == _IMPORT_FROM:
        raise ImportError(str(error).replace(f"module '{module}' has no attribute", f"cannot import name from '{module}':"), name=module)
    raise error


def attribute(owner: Any, wrong: str) -> AttributeError:
    """The error for an attribute that an object does not have."""
    kind = type(owner)
    known = [name for name in dir(kind) if not name.startswith("_")]
    meant = METHODS.get(folded(wrong))
    hint = NEEDLESS.get(folded(wrong)) or (f"Did you mean '{meant}'?" if meant in known else suggestion(wrong, known))
    return _Missing(f"'{kind.__name__}' has no attribute '{wrong}'. {hint}")
