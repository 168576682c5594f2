"""Mini-batches of examples from anywhere: orders, parts, caches and prefetching as methods of one iterator."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pydl4j import _jvm
from pydl4j._errors import ConfigurationError, DataError
from pydl4j._interruptible import briefly
from pydl4j.nn._augmenting import Augmenting
from pydl4j.nn._checks import check_count, check_flag, check_number, check_path, check_seed, check_text, plain_numbers
from pydl4j.nn._data import DataSet
from pydl4j.nn._examples import ArrayExamples, FolderExamples, batch_of, shown, splitting, stepped
from pydl4j.nn._sources import Sources

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject


class DataPipeline(Sources, Augmenting):
    """Mini-batches of examples, in orders and parts that its methods describe; `fit` and `evaluate` take it as data.

    Each method gives a new pipeline and leaves this one as it is. Sizes count examples, wherever `batch` stands. Nothing
    is read before the first mini-batch is asked for. Every order follows from its seed and the number of the pass, so
    that a training that was stopped, or killed, goes on in the middle of a pass with the same examples in the same order,
    what waited in a shuffle buffer included: see `restore`.

    Args:
        features: As for `DataSet`; or a `DataSet` or `MultiDataSet`, with its masks and weights.
        labels: As for `DataSet`.
        weights: As for `DataSet`.
        features_mask: As for `DataSet`.
        labels_mask: As for `DataSet`.

    Example:
        >>> data = datasets.DataPipeline(np.zeros((100, 4), np.float32), np.arange(100) % 3)
        >>> train, test = data.split(0.8, 0.2, stratify=True)
        >>> [len(batch) for batch in train.shuffle(seed=7).batch(32)]
        [32, 32, 16]
    """

    @briefly
    def __init__(
        self, features: Any, labels: Any = None, *, weights: Any = None, features_mask: Any = None, labels_mask: Any = None
    ) -> None:
        if isinstance(features, DataSet):
            if any(each is not None for each in (labels, weights, features_mask, labels_mask)):
                raise ConfigurationError("A DataSet has its own labels, masks and weights. Leave the others out.")
            self._begin(ArrayExamples(features), None)
        else:
            made = DataSet(features, labels, weights=weights, features_mask=features_mask, labels_mask=labels_mask)
            self._begin(ArrayExamples(made), None)

    def _begin(self, root: Any, parent: DataPipeline | None) -> None:
        self._root, self._parent = root, parent
        self._step: tuple[Any, ...] = ()
        self._java: JavaObject | None = None
        self._loop: JavaObject | None = None
        self._restored: str | None = None
        self._placed = self
        """Whose place in the data it has: a scaled pipeline has that of the raw one."""
        self._epoch = 0

    @property
    def class_names(self) -> list[str]:
        """Of pictures, sounds and films, the names of the classes in the order of their numbers: for `net.labels`. Else empty."""
        if not isinstance(self._root, FolderExamples):
            return []
        return list(self._root.source(self._here()).call("names"))

    @property
    def broken(self) -> dict[str, str]:
        """Of pictures, sounds and films with `broken="skip"`, those that could not be read so far, and why; annotations, too."""
        if not isinstance(self._root, FolderExamples):
            return {}
        return dict(self._root.source(self._here()).call("broken"))

    @classmethod
    def _of(cls, root: Any) -> DataPipeline:
        """Of what has a `java(bridge)` that gives the JVM's pipeline."""
        made = DataPipeline.__new__(DataPipeline)
        made._begin(root, None)
        return made

    # ---- which examples, in which order ----

    def shuffle(self, *, seed: int = 0, buffer: int | None = None) -> DataPipeline:
        """Each pass in another order.

        Args:
            seed: Start of the random orders. Default: 0.
            buffer: Draws from a buffer of so many examples, which the next ones fill again: for what comes one after the
                other. Default: none, every order as likely.
        """
        seed = check_seed("'seed' of shuffle", seed)
        return self._with("shuffle", seed) if buffer is None else self._with("shuffle", check_count("'buffer' of shuffle", buffer, 1), seed)

    def take(self, examples: int) -> DataPipeline:
        """The first examples, as many as there are at most."""
        return self._with("take", check_count("'examples' of take", examples, 0))

    def skip(self, examples: int) -> DataPipeline:
        """All but the first examples."""
        return self._with("skip", check_count("'examples' of skip", examples, 0))

    def repeat(self, times: int | None = None) -> DataPipeline:
        """All examples so many times in one pass, each time as in a pass of its own.

        Args:
            times: Default: None, without an end; `take` behind it says how much a pass is.
        """
        return self._with("repeat") if times is None else self._with("repeat", check_count("'times' of repeat", times, 1))

    def sample(self, examples: int, *, replacement: bool = False, seed: int = 0) -> DataPipeline:
        """So many examples by lot, others in each pass.

        Args:
            examples: How many.
            replacement: Whether an example may come several times in a pass. Default: False.
            seed: Start of the lots. Default: 0.
        """
        count = check_count("'examples' of sample", examples, 0)
        return self._with("sample", count, check_flag("'replacement' of sample", replacement), check_seed("'seed' of sample", seed))

    def weighted(self, weights: Any, *, examples: int | None = None, seed: int = 0) -> DataPipeline:
        """Draws by weight, with replacement, as PyTorch's WeightedRandomSampler.

        Args:
            weights: [n], how likely each example is: at least 0.
            examples: In a pass. Default: as many as there are weights.
            seed: Start of the lots. Default: 0.
        """
        count = -1 if examples is None else check_count("'examples' of weighted", examples, 0)
        numbers = np.asarray(weights)
        if numbers.dtype.kind not in "biuf" or not bool(np.isfinite(numbers).all()):
            raise DataError("The weights of examples must be finite numbers of at least 0.")
        if not bool((numbers >= 0).all() and (numbers > 0).any()):
            raise ConfigurationError(f"The weights of examples must be at least 0, and one of them more. Got {shown(weights)}.")
        self._require_each("weight", numbers.size)
        return self._with("weighted", numbers.astype(np.float64).ravel().tolist(), count, check_seed("'seed' of weighted", seed))

    def balanced(self, *, fewer: bool = False, seed: int = 0) -> DataPipeline:
        """Equally many examples of each class in each pass, mixed; classes by the labels of the first output.

        Args:
            fewer: Whether frequent classes give as many as the rarest has, others in each pass; else those of rare ones come
                several times. Default: False.
            seed: Start of the lots. Default: 0.
        """
        return self._with("balanced", check_flag("'fewer' of balanced", fewer), check_seed("'seed' of balanced", seed))

    # ---- parts ----

    @briefly
    def split(
        self, *shares: float, shuffle: bool = True, stratify: bool = False, groups: Any = None, seed: int = 0
    ) -> tuple[DataPipeline, ...]:
        """Parts without a common example; shuffle them afterwards, for each pass anew.

        Args:
            shares: Of the examples, each between 0 and 1, together 1 at most: `split(0.8, 0.2)`.
            shuffle: Whether it is by lot which example is in which part. Default: True.
            stratify: Whether each class has the same share in every part. Default: False.
            groups: [n], of each example, such as the number of a person: those of one are in one part. Default: none.
            seed: Start of the lots. Default: 0.
        """
        if len(shares) == 1 and isinstance(shares[0], (list, tuple)):
            raise ConfigurationError(f"The shares of a split are arguments of their own: split(0.8, 0.2). Got {shares[0]!r} instead.")
        checked = [check_number("shares of a split", share, 0, 1) for share in shares]
        if not checked or not all(0 < share < 1 for share in checked) or sum(checked) > 1 + 1e-9:
            raise ConfigurationError(f"The shares of a split must be between 0 and 1, and add up to 1 at most. Got {list(shares)}.")
        how = self._splitting(shuffle, stratify, groups, seed)
        return tuple(self._with("split", checked, how, part) for part in range(len(shares)))

    @briefly
    def k_fold(
        self, k: int, *, shuffle: bool = False, stratify: bool = False, groups: Any = None, seed: int = 0
    ) -> list[tuple[DataPipeline, DataPipeline]]:
        """Pairs (train, test): each example is tested on once. Without shuffling the folds are those of scikit-learn.

        Args:
            k: Number of folds, at least 2.
            shuffle: As for `split`. Default: False.
            stratify: As for `split`.
            groups: As for `split`.
            seed: As for `split`.
        """
        folds = check_count("'k' of k_fold", k, 2)
        size = self._known_size()
        if size is not None and folds > size:
            raise ConfigurationError(f"The number of folds must be from 2 to the number of examples, {size}. Got {folds}.")
        how = self._splitting(shuffle, stratify, groups, seed)
        return [(self._with("kFold", folds, how, fold, "train"), self._with("kFold", folds, how, fold, "test")) for fold in range(folds)]

    # ---- mini-batches ----

    def batch(self, examples: int, *, whole: bool = False) -> DataPipeline:
        """Mini-batches of so many examples, by default 32.

        Args:
            examples: At least 1; the last mini-batch of a pass may be smaller.
            whole: Whether that one is left out. Default: False.
        """
        return self._with("batch", check_count("'examples' of batch", examples, 1), check_flag("'whole' of batch", whole))

    def cache(self, where: str = "memory", *, folder: str | os.PathLike[str] | None = None) -> DataPipeline:
        """Keeps the examples, in the order of pass 0, from when they are used first until the last pipeline that uses them is closed.

        Args:
            where: "memory" or "disk". Default: "memory".
            folder: Where files stay for later programs, too. Default: none, temporary ones.
        """
        if not isinstance(where, str) or where not in ("memory", "disk") or (folder is not None and where != "disk"):
            raise ConfigurationError(f"The 'where' of cache must be 'memory', or 'disk' with or without a folder. Got {where!r}.")
        return self._with("cache") if where == "memory" else self._with("cacheOnDisk", None if folder is None else check_path(folder))

    def prefetch(self, batches: int = 2, *, threads: int = 1) -> DataPipeline:
        """Reads mini-batches ahead while others are worked on; their order stays.

        Args:
            batches: How many, each with off-heap memory of its own that is used again; 0 for none. Default: 2.
            threads: That read at once, where examples can be had in any order. Default: 1.
        """
        count = check_count("'batches' of prefetch", batches, 0)
        return self._with("prefetch", count, check_count("'threads' of prefetch", threads, 1))

    @briefly
    def fit_normalizer(self, kind: str = "standardize", *, labels: bool = False, features_last: bool = False) -> dict[str, Any]:
        """A change of scale for `net.normalizer` or `normalize`, from one pass over these examples, mini-batch by mini-batch.

        Args:
            kind: For each input by itself "standardize", to mean 0 and standard deviation 1; "minmax", to the range from 0 to 1;
                "robust", by median and quartiles, which outliers do not move: exact up to 4096 numbers of a feature, beyond that off by
                less than a hundredth of the ranks. Features that never change become 0. Default: "standardize".
            labels: Whether labels, of all outputs, are numbers to predict, which are scaled, too. Default: False.
            features_last: Whether features, and the numbers of labels, are the last axis of their arrays: channels of [n, height,
                width, channels], features of [n, time, features]. False: they are axis 1, as in [n, channels, height, width] and
                [n, features, time]. Arrays [n, features] are the same either way. Default: False.

        Returns:
            Of one input and one output a plain normalizer; of several a `MultiNormalizer` with one for each, in their order.

        Raises:
            ConfigurationError: there is no such kind.
            DataError: there is no example, or a number is NaN or infinite.

        Example:
            >>> net.normalizer = train.fit_normalizer("robust")
            >>> net.normalize = True  # it takes raw features from now on, here, in its file, in servers and on Spark
            >>> net.fit(train.shuffle(seed=1).batch(32), epochs=5)
        """
        flags = check_flag("'labels' of fit_normalizer", labels), check_flag("'features_last' of fit_normalizer", features_last)
        given = self._in(self._here()), check_text("'kind' of fit_normalizer", kind), *flags
        made = self._here().call("etl.normalizers.NormalizedBatches", "fit", *given)
        return dict(json.loads(made.call("toJson")))

    def normalize(self, normalizer: Mapping[str, Any]) -> DataPipeline:
        """The same mini-batches, scaled: what a network with this `normalizer` and `normalize = True` does by itself.

        Args:
            normalizer: As `net.normalizer` takes it: of `fit_normalizer`, or `{"@class": "NormalizerLog"}`,
                `{"@class": "VGG16ImagePreProcessor"}`, `{"@class": "ImagePreProcessingScaler"}`, or several one behind the
                other, `{"@class": "CompositeNormalizer", "normalizers": [...]}`; for several inputs or outputs one for each,
                `{"@class": "MultiNormalizer", "inputs": [...], "outputs": [...]}`, in the order of the arrays.
        """
        if not isinstance(normalizer, Mapping):
            raise ConfigurationError(f"A normalizer is a mapping with '@class'. Got {normalizer!r} instead.")
        return self._with("normalize", json.dumps(dict(normalizer), default=plain_numbers))

    # ---- use ----

    @briefly
    def save(self, folder: str | os.PathLike[str]) -> int:
        """Writes the mini-batches of pass 0, a safetensors file each, which `from_files` reads; returns how many."""
        return int(self._in(self._here()).call("save", check_path(folder)))

    @briefly
    def numbers(self, epoch: int = 0) -> npt.NDArray[np.int64]:
        """Which examples a pass gives, by their numbers in the source, in its order."""
        return np.asarray(self._in(self._here()).call("numbers", check_count("'epoch' of numbers", epoch, 0)), np.int64)

    @briefly
    def classes(self) -> npt.NDArray[np.int64]:
        """The class of each example by the labels of the first output, in the order of pass 0."""
        return np.asarray(self._in(self._here()).call("classes"), np.int64)

    @property
    def num_examples(self) -> int | None:
        """Examples in a pass; None when that is not known before its end."""
        count = int(self._in(self._here()).call("totalExamples"))
        return None if count < 0 else count

    def __iter__(self) -> Iterator[DataSet]:
        """The next pass: mini-batches of memory of their own, which may be kept. One loop goes on at a time."""
        bridge = self._here()
        self._end_loop()
        loop = self._loop = self._opened(bridge).own()  # where nobody goes on with it, it must not hold memory
        loop.call("startEpoch", self._epoch)
        self._placed._restored = None
        while (parts := self._next(bridge, loop)) is not None:
            yield batch_of(parts)
            if self._loop is not loop:
                return  # another loop has begun, or close() was called
        self._epoch += 1
        self._end_loop()

    @briefly
    def _next(self, bridge: Bridge, loop: JavaObject) -> Any:
        """The arrays of the next mini-batch; a loop that fails is over."""
        try:
            return bridge.call("bridge.PythonBatches", "next", loop)
        except BaseException:
            self._end_loop()
            raise

    @property
    def position(self) -> dict[str, Any]:
        """Where the loop over this pipeline is, behind the mini-batch that it gave last: numbers and text for JSON.

        A training's place is the network's: `net.data_position`.
        """
        java = self._loop or self._opened(self._here())
        place: dict[str, Any] = json.loads(java.call("position").call("toJson"))
        return place if self._loop or self._placed._restored else place | {"epoch": self._epoch}

    def restore(self, position: Mapping[str, Any] | Any) -> DataPipeline:
        """Lets the next loop or `fit` go on from a place: every example of that pass comes once, whatever ended the program.

        Args:
            position: What `position` or `net.data_position` was; or the network of a checkpoint. None, and a network that
                was saved between two passes, begin a pass.

        Returns:
            This pipeline.

        Raises:
            ConfigurationError: (when the pass begins) the place is one of other data, or in another order; or the network
                is in another pass.

        Example:
            >>> net = nn.MultiLayerNetwork.load(nn.CheckpointListener.last_checkpoint(folder).path)
            >>> net.fit(train.restore(net), epochs=20 - net.epoch)
        """
        place = getattr(position, "data_position", position)
        if place is not None and not isinstance(place, Mapping):
            raise ConfigurationError(f"A place in the data is what 'position' gave, or a network. Got {position!r} instead.")
        self._end_loop()
        try:
            restored = None if place is None else json.dumps(dict(place))
        except (TypeError, ValueError) as e:
            raise ConfigurationError(f"A place in the data is what 'position' gave, numbers and text. {e}.") from e
        epoch = self._epoch if place is None else check_count("'epoch' of a place", place.get("epoch"), 0)
        self._placed._restored, self._epoch = restored, epoch
        return self

    def close(self) -> None:
        """Ends a loop, its threads and what it holds; arrays stay. The pipeline may be used again."""
        self._end_loop()

    def __reduce__(self) -> Any:
        """A copy has the place that was restored and the number of the next pass, and no loop."""
        steps: list[tuple[Any, ...]] = []
        at = self
        while at._parent is not None:
            steps.insert(0, at._step)
            at = at._parent
        return _made_again, (self._root, steps, self._placed._restored, self._epoch)

    def __enter__(self) -> DataPipeline:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        steps: list[str] = []
        at: DataPipeline | None = self
        while at is not None and at._step:
            given = ", ".join(shown(argument) for argument in at._step[1:])
            steps.insert(0, f".{at._step[0]}({given})")
            at = at._parent
        return f"DataPipeline({self._root!r}){''.join(steps)}"

    def _known_size(self) -> int | None:
        """How many examples there are, where that is seen without a look into files."""
        at: DataPipeline = self
        while at._parent is not None and at._step[0] in ("shuffle", "batch", "cache", "cacheOnDisk", "prefetch", "normalize"):
            if at._step[0] == "batch" and at._step[2]:
                return None  # without the rest
            at = at._parent
        return at._root.examples if at._parent is None and isinstance(at._root, ArrayExamples) else None

    def _require_each(self, what: str, given: int) -> None:
        """So many groups or weights are one for each example, where the number of these is known."""
        size = self._known_size()
        if size is not None and given != size:
            raise DataError(f"There must be a {what} for each example. Got {given} for {size}.")

    def _splitting(self, shuffle: bool, stratify: bool, groups: Any, seed: int) -> tuple[Any, ...]:
        how = splitting(shuffle, stratify, groups, seed)
        if how[0] == "grouped":
            self._require_each("group", len(how[1]))
        return how

    def _end_loop(self) -> None:
        loop, self._loop = self._loop, None
        if loop is not None:
            loop.end()

    def _here(self) -> Bridge:
        """The JVM that has the examples; arrays and files may be used in any, and are in that of the current session."""
        return getattr(self._root, "home", None) or _jvm.bridge()

    def _with(self, *step: Any) -> DataPipeline:
        made = DataPipeline.__new__(DataPipeline)
        made._begin(self._root, self)
        made._step = step
        if step[0] == "normalize":
            made._placed, made._epoch = self._placed, self._epoch
        return made

    def _in(self, bridge: Bridge) -> JavaObject:
        """The JVM's, which is made once in each: it has no place in the data."""
        if self._java is None or self._java.bridge is not bridge:
            before = None if self._parent is None else self._parent._in(bridge)
            self._java = self._root.java(bridge) if before is None else stepped(bridge, before, self._step, self._root)
        return self._java

    def _opened(self, bridge: Bridge) -> JavaObject:
        """One of its own in the JVM, with the place that was restored."""
        made: JavaObject = self._in(bridge).call("again")
        if self._placed._restored is not None:
            made.call("restore", bridge.call("nn.data.DataPosition", "fromJson", self._placed._restored))
        return made

    def _use(self) -> Piped:
        return Piped(self)


class Piped:
    """One use of a `DataPipeline` in the JVM, by `fit` or `evaluate`, with a place of its own."""

    def __init__(self, data: DataPipeline) -> None:
        self._data = data
        self._java: JavaObject | None = None

    def _in_java(self, bridge: Bridge) -> JavaObject:
        self._java = self._data._opened(bridge)
        return self._java

    def close(self) -> None:
        """Ends threads and frees buffers."""
        java, self._java = self._java, None
        if java is not None and not java.bridge.closed:
            if not java.call("isRestoring"):
                self._data._placed._restored = None  # a training went on from there
            java.own().end()


def _made_again(root: Any, steps: Sequence[tuple[Any, ...]], restored: str | None, epoch: int) -> DataPipeline:
    made = DataPipeline._of(root)
    for step in steps:
        made = made._with(*step)
    made._placed._restored, made._epoch = restored, epoch
    return made
