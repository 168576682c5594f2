"""Where the examples of a pipeline come from, and what its steps are in the JVM."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pydl4j._errors import ConfigurationError, DataError
from pydl4j.nn._batches import Batches, data_set
from pydl4j.nn._checks import check_flag, check_path, check_seed, is_stream
from pydl4j.nn._data import ArrayIterator, DataSet
from pydl4j.nn._multi import MultiDataSet, _of_one

if TYPE_CHECKING:
    from pydl4j._bridges.door import Bridge, JavaObject

PIPELINE = "nn.data.pipeline.DataPipeline"
FOLDERS = {"pictures": "etl.images.Image", "sounds": "etl.audio.Audio", "films": "etl.films.Film"}
AUGMENTATIONS = {"augment": "etl.images.Augmentation", "augment_audio": "etl.audio.AudioAugmentation"}


class ArrayExamples:
    """Arrays as they lie."""

    def __init__(self, data: DataSet) -> None:
        self._data = data

    @property
    def examples(self) -> int:
        """How many."""
        return self._data.num_examples if isinstance(self._data, ArrayIterator) else len(self._data)

    def java(self, bridge: Bridge) -> JavaObject:
        made: JavaObject = bridge.call(PIPELINE, "of", self._data._in_java(bridge))
        return made

    def __repr__(self) -> str:
        return repr(self._data)


class FileExamples:
    """Files of batches."""

    def __init__(self, files: list[str]) -> None:
        self._files = files

    def java(self, bridge: Bridge) -> JavaObject:
        paths = [bridge.call("bridge.PythonBatches", "path", file) for file in self._files]
        made: JavaObject = bridge.call(PIPELINE, "ofFiles", paths)
        return made

    def __repr__(self) -> str:
        return f"{len(self._files)} files, {self._files[0]!r} …"


class FolderExamples:
    """Files in a folder for each class."""

    def __init__(self, kind: str, folder: str, names: list[str] | None, how: Callable[[Bridge], tuple[Any, ...]]) -> None:
        self.kind, self._folder, self._names, self._how = kind, folder, names, how
        self._source: JavaObject | None = None

    def source(self, bridge: Bridge) -> JavaObject:
        """The JVM's, made once in each: it looks through the folder."""
        if self._source is None or self._source.bridge is not bridge:
            self._source = self._made(bridge)
        return self._source

    def _made(self, bridge: Bridge) -> JavaObject:
        java = FOLDERS[self.kind]
        folder = bridge.call(f"{java}Folder", "of", self._folder, self._names)
        made: JavaObject = bridge.call(f"{java}Source", "new", folder, *self._how(bridge))
        return made

    def java(self, bridge: Bridge) -> JavaObject:
        made: JavaObject = self.source(bridge).call("pipeline")
        return made

    def augmented(self, bridge: Bridge, step: str, changes: Sequence[Any]) -> JavaObject:
        """The JVM's of the same files, changed at random: by numbers, or by the JSON of transforms and a seed."""
        if len(changes) == 2:
            how: tuple[Any, ...] = (bridge.call("etl.images.ImageTransform", "fromJson", changes[0]), changes[1])
        else:
            how = (bridge.call(AUGMENTATIONS[step], "new", *changes),)
        made: JavaObject = self.source(bridge).call("augmented", *how)
        return made

    def __reduce__(self) -> Any:
        return type(self), (self.kind, self._folder, self._names, self._how)

    def __repr__(self) -> str:
        return f"{self.kind} of {self._folder!r}"


@dataclass(frozen=True)
class ImageForm:
    """How pictures are read."""

    form: tuple[Any, ...]
    skipping: bool

    def __call__(self, bridge: Bridge) -> tuple[Any, ...]:
        return bridge.call("etl.images.ImageFormat", "new", *self.form), self.skipping


class ObjectExamples(FolderExamples):
    """Pictures with boxes in files of annotations."""

    def _made(self, bridge: Bridge) -> JavaObject:
        made: JavaObject = bridge.call("etl.images.ObjectDetectionSource", "new", *self._how(bridge))
        return made


@dataclass(frozen=True)
class ObjectForm:
    """Which annotated pictures are read, of a folder, and how."""

    folder: str
    annotations: str | None
    """COCO's file; else the folder is one of VOC, or a subset of it."""
    subset: str | None
    rules: tuple[Any, ...]
    form: tuple[Any, ...]
    grid: tuple[Any, ...]

    def __call__(self, bridge: Bridge) -> tuple[Any, ...]:
        rules = bridge.call("etl.images.ObjectRules", "new", *self.rules)
        voc = self.annotations is None
        named = ("voc", self.folder, self.subset) if voc else ("coco", self.annotations, self.folder)
        folder = bridge.call("etl.images.ObjectFolder", *named, rules)
        return folder, bridge.call("etl.images.ImageFormat", "new", *self.form), *self.grid


class MaskExamples(FolderExamples):
    """Pictures with masks in another folder."""

    def _made(self, bridge: Bridge) -> JavaObject:
        made: JavaObject = bridge.call("etl.images.SegmentationSource", "new", *self._how(bridge))
        return made


@dataclass(frozen=True)
class MaskForm:
    """Which pictures and masks are read, and how."""

    folder: str
    masks: str
    rules: tuple[Any, ...]
    form: tuple[Any, ...]
    labels: str

    def __call__(self, bridge: Bridge) -> tuple[Any, ...]:
        rules = bridge.call("etl.images.MaskRules", "new", *self.rules)
        folder = bridge.call("etl.images.MaskFolder", "of", self.folder, self.masks, rules)
        labels = bridge.call("etl.images.MaskLabels", "valueOf", self.labels)
        return folder, bridge.call("etl.images.ImageFormat", "new", *self.form), labels


class IterableExamples:
    """Mini-batches that Python makes, each as one for several inputs."""

    def __init__(self, given: Iterable[Any], name: str) -> None:
        self.given, self._name = given, name

    def __iter__(self) -> Iterator[MultiDataSet]:
        for batch in self.given:
            made = data_set(batch)
            yield made if isinstance(made, MultiDataSet) else _of_one(made)

    def java(self, bridge: Bridge) -> JavaObject:
        once = isinstance(self.given, Iterator)
        made: JavaObject = bridge.call(PIPELINE, "ofCallers", Batches(self, 1 if once else 2)._in_java(bridge), self._name)
        return made

    def __repr__(self) -> str:
        return f"{type(self.given).__name__} {self._name!r}"


def found_files(files: Any) -> list[str]:
    """The files of a folder, of a pattern or of a list, from the root."""
    if isinstance(files, (str, os.PathLike)):
        path = check_path(files)
        patterns = [os.path.join(path, f"*.{end}") for end in ("npz", "safetensors")] if os.path.isdir(path) else [path]
        found = sorted(file for pattern in patterns for file in glob.glob(pattern))
        if not found and os.path.exists(path) and not os.path.isdir(path):
            found = [path]  # its name has the marks of a pattern
        if not found:
            raise DataError(f"There is no file of batches (.npz, .safetensors) at {path}.")
        return found
    made = [check_path(file) for file in (files if isinstance(files, Iterable) and not is_stream(files) else [files])]
    if not made:
        raise DataError("There must be at least one file of batches. Got an empty list.")
    return made


def splitting(shuffle: bool, stratify: bool, groups: Any, seed: int) -> tuple[Any, ...]:
    """A Java `Splitting`: the name of its factory and the arguments."""
    start = check_seed("'seed' of a split", seed) if check_flag("'shuffle' of a split", shuffle) else None
    if check_flag("'stratify' of a split", stratify):
        if groups is not None:
            raise ConfigurationError("A split is by classes ('stratify') or by 'groups'. Leave one of them out.")
        return ("stratified", start)
    if groups is not None:
        given = np.asarray(groups).ravel()
        try:
            _, numbers = np.unique(given, return_inverse=True)
        except TypeError as e:
            raise ConfigurationError(f"The 'groups' of a split must be numbers, or texts, one for each example. {e}.") from e
        return ("grouped", numbers.tolist())
    return ("inOrder",) if start is None else ("shuffled", start)


def stepped(bridge: Bridge, before: JavaObject, step: tuple[Any, ...], root: Any) -> JavaObject:
    """The pipeline behind a step."""
    made: JavaObject
    if step[0] == "split":
        _, shares, how, part = step
        made = before.call("split", bridge.call("nn.data.pipeline.Splitting", *how), shares)[part]
    elif step[0] == "kFold":
        _, folds, how, fold, side = step
        made = before.call("kFold", folds, bridge.call("nn.data.pipeline.Splitting", *how))[fold].call(side)
    elif step[0] in AUGMENTATIONS:
        made = before.call("over", root.augmented(bridge, step[0], step[1:]))
    elif step[0] == "normalize":
        normalizers = bridge.call("etl.normalizers.Normalizers", "inOrder", step[1])
        made = before.call("map", bridge.call("etl.normalizers.NormalizedBatches", "new", normalizers))
    else:
        made = before.call(*step)
    return made


def batch_of(parts: list[list[Any]]) -> DataSet:
    """A mini-batch of its arrays: features, labels, their masks, and a list of weights."""
    features, labels, features_masks, labels_masks, weights = parts
    if len(features) > 1 or len(labels) > 1:
        return MultiDataSet(features, labels, features_masks=features_masks, labels_masks=labels_masks, weights=weights[0])
    first = [part[0] if part else None for part in (labels, features_masks, labels_masks)]
    return DataSet(features[0], first[0], weights=weights[0], features_mask=first[1], labels_mask=first[2])


def shown(argument: Any) -> str:
    """An argument for a line."""
    text = repr(argument)
    return text if len(text) < 40 else f"{type(argument).__name__} of {len(argument)}"
