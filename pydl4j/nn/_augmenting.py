"""Random changes of the examples of a `DataPipeline`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pydl4j._errors import ConfigurationError
from pydl4j.nn._checks import check_flag, check_number, check_seed
from pydl4j.nn._examples import FolderExamples
from pydl4j.nn._generated.image_transforms import ChoiceImageTransform, ImageTransform, PipelineImageTransform

if TYPE_CHECKING:
    from pydl4j.nn._pipeline import DataPipeline

UNCHANGED = [0, 1, 0, 0, 0, 0, 0, 0, 0]
"""The numbers of `augment` that change nothing."""


class Augmenting:
    """Adds `augment` and its kind."""

    _root: Any

    def _with(self, *step: Any) -> DataPipeline:
        raise NotImplementedError

    def augment(
        self,
        transforms: ImageTransform | Sequence[ImageTransform | tuple[ImageTransform, float]] | None = None,
        *,
        shuffle: bool = False,
        flip: float = 0.0,
        crop: float = 1.0,
        rotate: float = 0.0,
        brightness: float = 0.0,
        contrast: float = 0.0,
        saturation: float = 0.0,
        blur: float = 0.0,
        warp: float = 0.0,
        equalize: float = 0.0,
        seed: int = 0,
    ) -> DataPipeline:
        """Pictures and films with random changes, others in each pass, the same when a pass is taken up again.

        For what is trained on: split first, and augment the one part. Boxes of `from_objects` are flipped, cut, turned and warped
        with their pictures: upright boxes around what can be seen of them; masks of `from_segmentation` are, too, and keep their numbers.
        All pictures of a film are changed in the same way, after they were resized, which needs the extra 'image'.

        The numbers are changes in one order; `transforms` are such in any, with a probability each:
        `augment([(etl.FlipImageTransform(), 0.5), etl.RotateImageTransform(10), (etl.BlurTransform(), 0.1)], shuffle=True)`.

        Args:
            transforms: What is made, one behind the other; a pair has its probability, 1 without. Default: None, what the numbers say.
            shuffle: Whether transforms come in another order for each picture. Default: False.
            flip: Probability that left and right are exchanged. Default: 0.
            crop: Least share of the area that is kept, of proportions from 3:4 to 4:3 of the picture's. Default: 1, all of it.
            rotate: Most degrees that it is turned, either way; what comes in at the edges is the picture mirrored, with
                `from_objects` gray. Default: 0.
            brightness: Most that the factor of all numbers differs from 1. Default: 0.
            contrast: The same for distances from the mean of the gray picture. Default: 0.
            saturation: The same for distances from the gray picture. Default: 0.
            blur: Probability that it is blurred, by a Gaussian of 0.1 to 1.5 pixels. Default: 0.
            warp: Most that each corner is moved, either way, as a share of height and width, up to 0.2: the picture in
                perspective. Default: 0.
            equalize: Probability that the histogram of its brightness is equalized; for 8 bits. Default: 0.
            seed: Start of the lots. Default: 0.

        Raises:
            ConfigurationError: these are no pictures, or a number is outside its range.
        """
        self._augmentable("augment", ("pictures", "films"), "from_images, from_objects, from_segmentation or from_films")
        start = check_seed("'seed' of augment", seed)
        mixed = check_flag("'shuffle' of augment", shuffle)
        given = {"flip": flip, "crop": crop, "rotate": rotate, "brightness": brightness, "contrast": contrast, "saturation": saturation}
        given |= {"blur": blur, "warp": warp, "equalize": equalize}
        most = {"rotate": 180.0, "warp": 0.2}
        least = {"crop": 1e-3}
        numbers = [check_number(f"'{name}' of augment", each, least.get(name, 0), most.get(name, 1)) for name, each in given.items()]
        if transforms is None and not mixed:
            return self._with("augment", *numbers, start)
        if transforms is None or numbers != UNCHANGED:
            raise ConfigurationError("augment takes transforms, which may be shuffled, or numbers such as 'flip'. Leave the others out.")
        return self._with("augment", _pipeline_of(transforms, mixed).to_json(None), start)

    def augment_audio(
        self,
        *,
        gain: float = 0.0,
        shift: float = 0.0,
        speed: float = 0.0,
        noise: float = 0.0,
        time_mask: float = 0.0,
        row_mask: float = 0.0,
        seed: int = 0,
    ) -> DataPipeline:
        """Sounds of `from_audio` with random changes, others in each pass, the same when a pass is taken up again.

        For what is trained on: split first, and augment the one part. The masks are those of SpecAugment (Park et al. 2019).

        Args:
            gain: Most decibels that a sound becomes louder or softer. Default: 0.
            shift: Most seconds that it comes sooner or later; silence fills the gap. Default: 0.
            speed: Most that the factor of its speed, and so of its pitch, differs from 1, up to 0.5. Default: 0.
            noise: Most that noise is loud, as a share of how loud the sound is. Default: 0.
            time_mask: Most windows in a row that become the mean of all numbers, as a share of all. Default: 0.
            row_mask: The same of rows. Default: 0.
            seed: Start of the lots. Default: 0.

        Raises:
            ConfigurationError: these are no sounds, or a number is outside its range.
        """
        self._augmentable("augment_audio", ("sounds",), "from_audio")
        given = {"gain": gain, "shift": shift, "speed": speed, "noise": noise, "time_mask": time_mask, "row_mask": row_mask}
        most = {"gain": 120, "shift": 3600, "speed": 0.5, "noise": 1000, "time_mask": 1, "row_mask": 1}
        numbers = [check_number(f"'{name}' of augment_audio", each, 0, most[name]) for name, each in given.items()]
        return self._with("augment_audio", *numbers, check_seed("'seed' of augment_audio", seed))

    def _augmentable(self, step: str, kinds: Sequence[str], maker: str) -> None:
        if not isinstance(self._root, FolderExamples) or self._root.kind not in kinds:
            raise ConfigurationError(f"{step} is for {' and '.join(kinds)}, which {maker} gives. These are {self._root!r}.")
        at: DataPipeline | None = self  # type: ignore[assignment]
        while at is not None:
            if at._step[:1] in (("cache",), ("cacheOnDisk",), (step,)):
                raise ConfigurationError(f"{step} stands before cache, or without one, and once: what is kept is not changed any more.")
            at = at._parent


def _pipeline_of(transforms: Any, shuffle: bool) -> ImageTransform:
    """One transform of several, each with a probability."""
    if isinstance(transforms, ImageTransform):
        transforms = [transforms]
    if isinstance(transforms, str) or not isinstance(transforms, Iterable):
        raise ConfigurationError(f"The 'transforms' of augment must be a list such as [etl.FlipImageTransform()]. Got {transforms!r}.")
    pairs = [(each, 1.0) if isinstance(each, ImageTransform) else each for each in transforms]
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2 or not isinstance(pair[0], ImageTransform):
            raise ConfigurationError(
                f"A transform is such as etl.FlipImageTransform(), or a pair of one and its probability. Got {pair!r}."
            )
    if not pairs:
        raise ConfigurationError("The 'transforms' of augment must be at least one. Got an empty list.")
    for transform, _ in pairs:
        _require_numbers(transform)
    chances = [check_number("probability of a transform", chance, 0, 1) for _, chance in pairs]
    return PipelineImageTransform([each for each, _ in pairs], chances, shuffle=shuffle)


def _require_numbers(transform: ImageTransform) -> None:
    """Of several transforms in one, that there is one, and a number for each: the JVM would say so at the first mini-batch."""
    if not isinstance(transform, (ChoiceImageTransform, PipelineImageTransform)):
        return
    choice = isinstance(transform, ChoiceImageTransform)
    name = "weights" if choice else "probabilities"
    given = getattr(transform, name)
    numbers = [1.0] * len(transform.transforms) if given is None else list(given)
    most, rule = (math.inf, "of at least 0, not all 0") if choice else (1, "from 0 to 1")
    within = all(0 <= each <= most for each in numbers) and (not choice or any(each > 0 for each in numbers))
    if not transform.transforms or len(numbers) != len(transform.transforms) or not within:
        raise ConfigurationError(
            f"A {type(transform).__name__} has at least one transform, and for each a number {rule} in '{name}', or none at all. "
            f"Got {len(transform.transforms)} transforms and {numbers}."
        )
    for part in transform.transforms:
        _require_numbers(part)
