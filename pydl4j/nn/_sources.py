"""Where the examples of a `DataPipeline` come from: files, folders of pictures, sounds and films, and what Python makes."""

from __future__ import annotations

import math
import operator
import os
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from pydl4j._errors import ConfigurationError
from pydl4j.nn._batches import are_batches
from pydl4j.nn._checks import check_count, check_flag, check_names, check_number, check_path, check_text
from pydl4j.nn._examples import (
    FileExamples,
    FolderExamples,
    ImageForm,
    IterableExamples,
    MaskExamples,
    MaskForm,
    ObjectExamples,
    ObjectForm,
    found_files,
)

if TYPE_CHECKING:
    from pydl4j.etl.audio import Features
    from pydl4j.nn._pipeline import DataPipeline

CHANNELS = ("gray", "rgb", "bgr", "rgba")
LABELS = ("indices", "one_hot", "binary")


class Sources:
    """Adds the pipelines of files."""

    @classmethod
    def _of(cls, root: Any) -> DataPipeline:
        raise NotImplementedError

    @classmethod
    def from_files(cls, files: str | os.PathLike[str] | Sequence[str | os.PathLike[str]]) -> DataPipeline:
        """Examples in files of batches, `.npz` or `.safetensors`, in the order of their names.

        Each holds the arrays features, labels, features_mask, labels_mask and weights, or some of them; further inputs and
        outputs are features_1, labels_1 and so on. Rows of safetensors are read where they lie, in any order; npz files are
        read as a whole, so that `shuffle(buffer=…)` suits them better than a full shuffle.

        Args:
            files: A folder, a pattern such as "batches/*.npz", or a list of files, in their order.

        Raises:
            DataError: there is none.
        """
        return cls._of(FileExamples(found_files(files)))

    @classmethod
    def from_images(
        cls,
        folder: str | os.PathLike[str],
        height: int,
        width: int,
        *,
        channels: str = "rgb",
        bits: int = 8,
        dtype: str = "float32",
        scale: float = 1.0,
        cut: bool = False,
        classes: Sequence[str] | None = None,
        broken: str = "fail",
    ) -> DataPipeline:
        """Pictures in a folder for each class: features [n, channels, height, width], labels the classes [n].

        Each is decoded and resized in the JVM when it is asked for, several at once with `prefetch(threads=…)`. What is read
        is the same from every kind of file (jpg, png, webp, bmp, tiff, pnm), turned as its EXIF says. Needs the extra 'image'.

        Args:
            folder: Its folders are the classes; they may lie deeper, the one in which a picture lies counts.
            height: In pixels. What shrinks is averaged, what grows is interpolated linearly.
            width: In pixels.
            channels: "gray" (ITU-R 601), "rgb", "bgr" or "rgba", in this order. Default: "rgb".
            bits: 8, from 0 to 255, or 16, from 0 to 65535, whatever a file has. Default: 8.
            dtype: "float32", or "uint8" of 8 bits, a quarter of the memory. Default: "float32".
            scale: What float numbers are multiplied by, such as 1 / 255. Default: 1.
            cut: Whether the middle is cut to the proportions of height and width first, else they change. Default: False.
            classes: Their names in order. Default: those of the folders, by the alphabet.
            broken: What a picture that cannot be read does: "fail" ends the pass and names it, "skip" leaves it out; the
                property `broken` has those. Default: "fail".

        Raises:
            DataError: (when it is used) there is no picture, or one of no class that was given.

        Example:
            >>> train, test = datasets.DataPipeline.from_images(folder, 64, 64, scale=1 / 255).split(0.9, 0.1, stratify=True)
            >>> net.fit(train.shuffle(seed=1).batch(32).prefetch(4, threads=2), epochs=10)
        """
        form = _picture_form(height, width, channels, bits, dtype, scale, cut)
        return cls._of(_of_folder("pictures", folder, classes, ImageForm(form, _skipping(broken))))

    @classmethod
    def from_objects(
        cls,
        folder: str | os.PathLike[str],
        height: int,
        width: int,
        *,
        grid: int | tuple[int, int],
        annotations: str | os.PathLike[str] | None = None,
        subset: str | None = None,
        classes: Sequence[str] | None = None,
        channels: str = "rgb",
        bits: int = 8,
        dtype: str = "float32",
        scale: float = 1.0,
        cut: bool = False,
        visible: float = 0.25,
        difficult: str = "keep",
        others: str = "fail",
        broken: str = "fail",
    ) -> DataPipeline:
        """Pictures with boxes around the things in them, of Pascal VOC or COCO, for a network that ends in `nn.Yolo2Output`.

        Features [n, channels, height, width], labels [n, 4 + classes, grid height, grid width]: in the cell that holds the middle
        of a thing its left, upper, right and lower end in cells, and 1 for its class. Of two things whose middles lie in one cell,
        the later one stays. Boxes go with their pictures through cuts, resizing and `augment`. Needs the extra 'image'.

        Args:
            folder: Of VOC the one with JPEGImages and Annotations; of COCO that of the pictures.
            height: In pixels, as for `from_images`.
            width: In pixels.
            grid: Cells of the network's output, down and across, or one number for both.
            annotations: COCO's file, such as "instances_val2017.json". Default: None, the folder is one of VOC.
            subset: Of VOC, the name of a set, such as "train" for ImageSets/Main/train.txt. Default: None, all pictures.
            classes: Their names in order. Default: of VOC those that are there, by the alphabet; of COCO the categories, by their ids.
            channels: As for `from_images`.
            bits: As for `from_images`.
            dtype: As for `from_images`.
            scale: As for `from_images`.
            cut: As for `from_images`.
            visible: Least share of a box that must be left in a picture that is cut, turned or warped; else the picture is without
                the thing. What is left of the box is labelled. Default: 0.25.
            difficult: What becomes of things that are marked as difficult (VOC) or as crowds (COCO): "keep" or "skip". Default: "keep".
            others: What a thing of a class that is not in `classes` does: "fail", or "skip" leaves it out. Default: "fail".
            broken: What a picture or an annotation that cannot be read does: "fail" names it, "skip" leaves it out; the property
                `broken` has those. Default: "fail".

        Raises:
            DataError: (when it is used) there is no picture or annotation, a damaged one, or a thing of no class that was given.

        Example:
            >>> train = datasets.DataPipeline.from_objects("VOC2012", 416, 416, grid=13, subset="train", scale=1 / 255)
            >>> net.fit(train.augment(flip=0.5, crop=0.6).shuffle(seed=1).batch(16).prefetch(4, threads=2), epochs=10)
        """
        form = _picture_form(height, width, channels, bits, dtype, scale, cut)
        cells = grid if isinstance(grid, (tuple, list)) else (grid, grid)
        if len(cells) != 2:
            raise ConfigurationError(f"The 'grid' of objects must be a number of cells, or those down and across. Got {grid!r}.")
        shape = (
            *(check_count("'grid' of objects", each, 1) for each in cells),
            check_number("'visible' of objects", visible, 0, 1),
        )
        if not isinstance(difficult, str) or difficult not in ("keep", "skip"):
            raise ConfigurationError(f"'difficult' must be 'keep' or 'skip'. Got {difficult!r}.")
        if annotations is not None and subset is not None:
            raise ConfigurationError("A 'subset' is one of VOC's ImageSets; COCO has a file of annotations for each. Leave one out.")
        place = check_path(folder)
        how = ObjectForm(
            place,
            None if annotations is None else check_path(annotations),
            None if subset is None else check_text("'subset' of objects", subset),
            (_class_names("objects", classes), _skipping(others, "others"), difficult == "skip", _skipping(broken)),
            form,
            shape,
        )
        return cls._of(ObjectExamples("pictures", place, None, how))

    @classmethod
    def from_segmentation(
        cls,
        folder: str | os.PathLike[str],
        masks: str | os.PathLike[str],
        height: int,
        width: int,
        *,
        classes: Sequence[str],
        labels: str = "indices",
        colors: Sequence[Any] | None = None,
        ignore: Any = None,
        ending: str = "",
        channels: str = "rgb",
        bits: int = 8,
        dtype: str = "float32",
        scale: float = 1.0,
        cut: bool = False,
        broken: str = "fail",
    ) -> DataPipeline:
        """Pictures with the class of each pixel, in a second folder of pictures, for a network that ends in `nn.CnnLoss`, as U-Net does.

        Features [n, channels, height, width]. A mask lies under the path of its picture but for what follows the last dot: day/1.jpg and
        day/1.png; it is a png, bmp, tiff or pnm. Masks go with their pictures through cuts, resizing and `augment`; each of their pixels is
        the nearest one of the file. Needs the extra 'image'.

        Args:
            folder: Of the pictures; they may lie deeper.
            masks: The folder of the masks.
            height: In pixels, as for `from_images`.
            width: In pixels.
            classes: Their names, in the order of their numbers.
            labels: "indices", the classes' numbers [n, height, width]; "one_hot", float32 [n, classes, height, width]; "binary", 0 for the
                first class and 1 for all others, float32 [n, 1, height, width]: what `nn.zoo.UNet` takes. Default: "indices".
            colors: Of the classes, in their order, such as "#8040ff", (128, 64, 255), or 255 for that gray. Default: None, a pixel
                holds the number of its class: its gray, or its place in the palette of a png (as in Pascal VOC).
            ignore: The number, or with `colors` the color, of pixels that do not count, such as 255: they are 0 in the labels, and in the
                mask of the labels [n, height, width]. Default: None, all count.
            ending: What a mask's name has before its dot, such as "_mask". Default: "".
            channels: As for `from_images`.
            bits: As for `from_images`.
            dtype: As for `from_images`.
            scale: As for `from_images`.
            cut: As for `from_images`.
            broken: What a picture or a mask does that cannot be read or has no other: "fail" names it, "skip" leaves it out; the property
                `broken` has those. Default: "fail".

        Raises:
            DataError: (when it is used) there is no pair, one is damaged, their sizes differ, or a pixel is of no class.

        Example:
            >>> data = datasets.DataPipeline.from_segmentation("images", "masks", 128, 128, classes=["ground", "road"], scale=1 / 255)
            >>> net.fit(data.augment(flip=0.5, crop=0.5).shuffle(seed=1).batch(8).prefetch(4, threads=2), epochs=10)
        """
        names = check_names("'classes' of masks", classes)
        if not isinstance(labels, str) or labels not in LABELS:
            raise ConfigurationError(f"The 'labels' of masks must be 'indices', 'one_hot' or 'binary'. Got {labels!r}.")
        if colors is not None and (isinstance(colors, str) or not isinstance(colors, Iterable)):
            raise ConfigurationError(f"The 'colors' of masks must be a list of colors. Got {colors!r} instead.")
        held = None if colors is None else [_color(each) for each in colors]
        ignored = -1 if ignore is None else _color(ignore) if held is not None else check_count("'ignore' of masks", ignore, 0)
        rules = (names, held, ignored, check_text("'ending' of masks", ending), _skipping(broken))
        place = check_path(folder)
        form = _picture_form(height, width, channels, bits, dtype, scale, cut)
        return cls._of(MaskExamples("pictures", place, names, MaskForm(place, check_path(masks), rules, form, labels.upper())))

    @classmethod
    def from_audio(
        cls,
        folder: str | os.PathLike[str],
        features: Features,
        *,
        sample_rate: int = 22050,
        start: float = 0.0,
        seconds: float | None = None,
        windows: int | None = None,
        longest: float = 600.0,
        classes: Sequence[str] | None = None,
        broken: str = "fail",
    ) -> DataPipeline:
        """Sounds in a folder for each class: features [n, rows, windows] with their mask [n, windows], labels the classes [n].

        Each is decoded, brought to one channel and one rate, and computed on in the JVM when it is asked for, several at once with
        `prefetch(threads=…)`. Needs the extra 'media'.

        Args:
            folder: Its folders are the classes; they may lie deeper, the one in which a sound lies counts. Files: wav, flac, mp3,
                ogg, opus, aiff, au, m4a, aac, caf, w64.
            features: What is computed: `etl.audio.MFCC(13)`, `MelSpectrogram()`, `Spectrogram()` or `Waveform()`.
            sample_rate: To which all are brought, from 1000 to 768000 a second. Default: 22050.
            start: Seconds that are left out at the beginning. Default: 0.
            seconds: That are read. Default: all that there are.
            windows: To which each is cut or filled up. Default: as many as the longest of a mini-batch has.
            longest: Seconds that a sound may last where 'seconds' is not given. Default: 600.
            classes: Their names in order. Default: those of the folders, by the alphabet.
            broken: What a sound that cannot be read does: "fail" ends the pass and names it, "skip" leaves it out; the
                property `broken` has those. Default: "fail".

        Raises:
            DataError: (when it is used) there is no sound, or one of no class that was given.

        Example:
            >>> words = datasets.DataPipeline.from_audio(folder, etl.audio.MFCC(13), sample_rate=16000)
            >>> train, test = words.split(0.9, 0.1, stratify=True)
            >>> net.fit(train.shuffle(seed=1).batch(32).prefetch(4, threads=2), epochs=10)
        """
        from pydl4j.etl.audio import AudioForm, Features, _format

        if not isinstance(features, Features):
            raise ConfigurationError(f"The 'features' of sounds are such as etl.audio.MFCC(13). Got {features!r} instead.")
        features._settings()  # refuses what is none
        form = _format(sample_rate, True, start, seconds, longest)
        count = 0 if windows is None else check_count("'windows' of sounds", windows, 1)
        return cls._of(_of_folder("sounds", folder, classes, AudioForm(form, features, count, _skipping(broken))))

    @classmethod
    def from_films(
        cls,
        folder: str | os.PathLike[str],
        height: int,
        width: int,
        frames: int,
        *,
        channels: str = "rgb",
        start: int = 0,
        step: int = 1,
        scale: float = 1.0,
        ravel: bool = False,
        classes: Sequence[str] | None = None,
        broken: str = "fail",
    ) -> DataPipeline:
        """Films in a folder for each class: features [n, channels, frames, height, width], labels the classes [n].

        That is what three-dimensional convolutions take. With `ravel` they are [n, channels * height * width, frames] with a mask
        [n, frames], what recurrent layers take, and shorter films are filled up with zeros. Each is decoded in the JVM when it is
        asked for, several at once with `prefetch(threads=…)`. Needs the extra 'media'.

        Args:
            folder: Its folders are the classes; they may lie deeper, the one in which a film lies counts. Files: mp4, m4v, mov, mkv,
                webm, avi, mpg, ts, flv, wmv, gif, ogv, y4m, 3gp.
            height: In pixels. What shrinks is averaged, what grows is interpolated linearly.
            width: In pixels.
            frames: How many pictures of each film are read.
            channels: "gray", "rgb" or "bgr", in this order. Default: "rgb".
            start: How many pictures are left out at the beginning. Default: 0.
            step: Of so many the first is read. Default: 1.
            scale: What the numbers from 0 to 255 are multiplied by, such as 1 / 255. Default: 1.
            ravel: Whether a frame is a column. Default: False.
            classes: Their names in order. Default: those of the folders, by the alphabet.
            broken: What a film that cannot be read, or is too short, does: "fail" ends the pass and names it, "skip" leaves it
                out; the property `broken` has those. Default: "fail".

        Raises:
            DataError: (when it is used) there is no film, or one of no class that was given.

        Example:
            >>> train, test = datasets.DataPipeline.from_films(folder, 32, 32, 16, scale=1 / 255).split(0.9, 0.1, stratify=True)
        """
        from pydl4j.etl.films import FilmForm, _format

        form = _format(height, width, channels, start, frames, step)
        factor = check_number("'scale' of films", scale, -math.inf, math.inf)
        return cls._of(
            _of_folder("films", folder, classes, FilmForm(form, factor, check_flag("'ravel' of films", ravel), _skipping(broken)))
        )

    @classmethod
    def from_batches(cls, batches: Iterable[Any], *, name: str = "batches of Python") -> DataPipeline:
        """Examples of mini-batches that Python makes, which are read from their beginning to their end in each pass.

        Args:
            batches: As for `fit`: any iterable of pairs, mappings or `DataSet`s, such as PyTorch's DataLoader. It must give
                the same in the same pass for `restore`; a generator can be gone through once. Keep the examples with
                `cache` for what needs all of them at hand, and for `prefetch`.
            name: Which data it is, so that a place is not taken up in others. Default: "batches of Python".
        """
        if not are_batches(batches):
            raise ConfigurationError(f"The 'batches' must be an iterable of mini-batches. Got {type(batches).__name__}.")
        return cls._of(IterableExamples(batches, name))


def _skipping(given: str, name: str = "broken") -> bool:
    if not isinstance(given, str) or given not in ("fail", "skip"):
        raise ConfigurationError(f"'{name}' must be 'fail' or 'skip'. Got {given!r}.")
    return given == "skip"


def _picture_form(height: int, width: int, channels: str, bits: int, dtype: str, scale: float, cut: bool) -> tuple[Any, ...]:
    """The arguments of the JVM's `ImageFormat`."""
    if check_text("'channels' of pictures", channels) not in CHANNELS:
        raise ConfigurationError(f"The 'channels' of pictures must be {', '.join(map(repr, CHANNELS))}. Got {channels!r} instead.")
    if check_count("'bits' of pictures", bits, 1) not in (8, 16):
        raise ConfigurationError(f"The 'bits' of pictures must be 8 or 16. Got {bits!r} instead.")
    if check_text("'dtype' of pictures", dtype) not in ("float32", "uint8"):
        raise ConfigurationError(f"The 'dtype' of pictures must be 'float32' or 'uint8'. Got {dtype!r} instead.")
    return (
        check_count("'height' of pictures", height, 1),
        check_count("'width' of pictures", width, 1),
        channels,
        bits,
        dtype,
        check_number("'scale' of pictures", scale, -math.inf, math.inf),
        check_flag("'cut' of pictures", cut),
    )


def _of_folder(kind: str, folder: Any, classes: Sequence[str] | None, how: Any) -> FolderExamples:
    return FolderExamples(kind, check_path(folder), _class_names(kind, classes), how)


def _class_names(kind: str, classes: Sequence[str] | None) -> list[str] | None:
    if isinstance(classes, str):
        raise ConfigurationError(f"The 'classes' of {kind} must be a list of names. Got {classes!r} instead.")
    return None if classes is None else check_names(f"'classes' of {kind}", classes)


def _color(given: Any) -> int:
    """0xRRGGBB of "#rrggbb", three numbers, or one of gray."""
    if isinstance(given, str) and re.fullmatch(r"#[0-9a-fA-F]{6}", given):
        return int(given[1:], 16)
    parts = [given] * 3 if isinstance(given, (int, np.integer)) else given
    try:
        numbers = [operator.index(each) for each in parts]
    except TypeError:
        numbers = []
    if isinstance(given, (str, bool)) or len(numbers) != 3 or not all(0 <= each <= 255 for each in numbers):
        raise ConfigurationError(f"A color of masks is '#rrggbb', three numbers from 0 to 255, or one of gray. Got {given!r}.")
    return numbers[0] << 16 | numbers[1] << 8 | numbers[2]
