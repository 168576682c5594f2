"""Transforms of pictures in any order: each does what numpy says, as often as its probability says, to boxes and films, too."""

from __future__ import annotations

import colorsys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import pydl4j as dl
from pydl4j import datasets, etl

pytestmark = pytest.mark.usefixtures("session")
RNG = np.random.default_rng(5)
PIXELS = RNG.integers(0, 256, (24, 36, 3), np.uint8)
PASSES = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cat").mkdir()
    Image.fromarray(PIXELS).save(tmp_path / "cat" / "a.png")
    return tmp_path


def changed(folder: Path, *transforms: Any, height: int = 24, width: int = 36, channels: str = "rgb", **settings: Any) -> Any:
    """A pass of the one picture, so many times."""
    data = datasets.DataPipeline.from_images(folder, height, width, channels=channels)
    with data.repeat(PASSES).augment(list(transforms), **settings).batch(PASSES) as batches:
        return next(iter(batches)).features


def plain(pixels: Any = PIXELS) -> Any:
    return pixels.transpose(2, 0, 1).astype(np.float64)


def test_sides_are_exchanged(folder: Path) -> None:
    sides: dict[Any, list[Any]] = {"left_right": [plain()[:, :, ::-1]], "up_down": [plain()[:, ::-1]], "both": [plain()[:, ::-1, ::-1]]}
    sides["random"] = [plain(), *(each[0] for each in sides.values())]
    for mode, expected in sides.items():
        found = [[np.array_equal(picture, each) for each in expected] for picture in changed(folder, etl.FlipImageTransform(mode))]
        assert (np.sum(found, 1) == 1).all()
        assert np.sum(found, 0).all()


def test_each_is_made_as_often_as_its_probability_says(folder: Path) -> None:
    pictures = changed(folder, (etl.FlipImageTransform(), 0.5), (etl.GrayscaleTransform(), 0.25), seed=3)
    gray = [np.ptp(picture, 0).max() == 0 for picture in pictures]
    mirrored = [np.array_equal(picture, plain()[:, :, ::-1]) for picture in pictures]
    same = [np.array_equal(picture, plain()) for picture in pictures]
    assert [a + b + c for a, b, c in zip(gray, mirrored, same, strict=True)] == [1] * PASSES
    assert 3 <= sum(gray) <= 18
    assert sum(mirrored) >= 5
    assert sum(same) >= 5
    expected = np.asarray(Image.fromarray(PIXELS).convert("L"), np.float64)
    assert min(min(np.abs(picture[0] - expected).max(), np.abs(picture[0] - expected[:, ::-1]).max())
               for picture, is_gray in zip(pictures, gray, strict=True) if is_gray) <= 1  # fmt: skip
    assert np.array_equal(
        changed(folder, etl.FlipImageTransform(), (etl.GrayscaleTransform(), 0)), np.stack([plain()[:, :, ::-1]] * PASSES)
    )


def test_colours_turn_on_their_circle(folder: Path) -> None:
    def hues(picture: Any) -> Any:
        return np.array([colorsys.rgb_to_hsv(*pixel) for pixel in (picture / 255).reshape(3, -1).T])

    before = hues(plain())
    strong = before[:, 1] * before[:, 2] > 0.5
    turns = []
    for picture in changed(folder, etl.HueTransform(60)):
        after = hues(picture)
        assert np.abs(after[:, 1:] - before[:, 1:])[strong].max() < 0.02  # as strong and as bright as before, but for rounding
        turn = (after[strong, 0] - before[strong, 0] + 0.5) % 1 - 0.5
        assert np.ptp(turn) < 0.015
        turns.append(turn.mean() * 360)
    assert -60.5 < min(turns) < -30
    assert 30 < max(turns) < 60.5
    sixteen = datasets.DataPipeline.from_images(folder, 24, 36, bits=16).augment(etl.HueTransform(60)).repeat(PASSES).batch(PASSES)
    with sixteen as batches:
        assert np.abs(next(iter(batches)).features / 257 - changed(folder, etl.HueTransform(60))).max() < 1


def test_brightness_contrast_saturation_and_blur_are_those_of_the_numbers(folder: Path) -> None:
    pairs = {"brightness": etl.BrightnessTransform, "contrast": etl.ContrastTransform, "saturation": etl.SaturationTransform}
    gray = np.asarray(Image.fromarray(PIXELS).convert("L"), np.float64)
    middles = {"brightness": np.zeros((3, 24, 36)), "contrast": np.full((3, 24, 36), gray.mean()), "saturation": np.stack([gray] * 3)}
    for name, transform in pairs.items():
        distance = plain() - middles[name]
        for picture in changed(folder, transform(0.4)):
            free = (picture > 0) & (picture < 255)
            factor = (distance * (picture - middles[name]))[free].sum() / (distance**2)[free].sum()
            assert 0.58 <= factor <= 1.42
            expected = np.clip(middles[name] + factor * distance, 0, 255)
            assert np.abs(expected - picture)[free].max() <= 2
    spread = [picture.std() for picture in changed(folder, etl.BlurTransform(0.5, 3.0))]
    assert max(spread) < plain().std()
    assert min(spread) < 0.3 * plain().std()


def test_an_order_is_kept_or_drawn(folder: Path) -> None:
    """What is equalized last has all numbers up to 255."""
    darker = (etl.EqualizeHistTransform(), etl.BrightnessTransform(0.9))
    last = changed(folder, *darker[::-1], channels="gray")
    assert (last.max((1, 2, 3)) == 255).all()
    first = changed(folder, *darker, channels="gray").max((1, 2, 3)) < 250
    assert 8 < first.sum() < 32
    mixed = changed(folder, *darker, channels="gray", shuffle=True, seed=1).max((1, 2, 3)) < 250
    assert 3 < mixed.sum() < first.sum()


def test_one_of_several_and_a_pipeline_within_another(folder: Path) -> None:
    choice = etl.ChoiceImageTransform([etl.FlipImageTransform(), etl.FlipImageTransform("up_down")], weights=[3, 1])
    ends = [np.array_equal(picture, plain()[:, :, ::-1]) for picture in changed(folder, choice)]
    other = [np.array_equal(picture, plain()[:, ::-1]) for picture in changed(folder, choice)]
    assert [a != b for a, b in zip(ends, other, strict=True)] == [True] * PASSES
    assert 20 < sum(ends) < PASSES
    inner = etl.PipelineImageTransform([etl.FlipImageTransform(), etl.GrayscaleTransform()], [1, 1])
    for picture in changed(folder, (inner, 0.5), etl.FlipImageTransform()):
        assert np.array_equal(picture, plain()[:, :, ::-1]) or (picture.max(0) == picture.min(0)).all()


def test_cuts_at_the_beginning_are_of_the_files_own_pixels(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    Image.fromarray(RNG.integers(0, 2, (400, 600), np.uint8) * 255).save(tmp_path / "a" / "fine.png")
    sharp = changed(tmp_path, etl.RandomCropTransform(0.01), height=40, width=60, channels="gray")
    soft = changed(tmp_path, etl.RotateImageTransform(0), etl.RandomCropTransform(0.01), height=40, width=60, channels="gray")
    assert sharp.std((1, 2, 3)).mean() > 1.5 * soft.std((1, 2, 3)).mean()


@pytest.mark.parametrize(
    "transform",
    [etl.CropImageTransform(0.2), etl.RandomCropTransform(0.3, 2), etl.ScaleImageTransform(0.4), etl.ShiftImageTransform(0.2, 0.1),
     etl.RotateImageTransform(20), etl.WarpImageTransform(0.1)],
    ids=lambda each: type(each).__name__,
)  # fmt: skip
def test_what_moves_points_moves_a_ramp_by_one_matrix(tmp_path: Path, transform: Any) -> None:
    """A picture whose numbers are x and y says from where each pixel came."""
    (tmp_path / "a").mkdir()
    y, x = np.mgrid[:60, :90]
    Image.fromarray(np.stack([2 * x + 20, 3 * y + 20, 0 * x], 2).astype(np.uint8)).save(tmp_path / "a" / "a.png")
    pictures = changed(tmp_path, transform, height=60, width=90)
    inside = np.s_[25:35, 40:50]  # away from what is mirrored at the edges
    for picture in pictures:
        came = np.stack([(picture[0][inside] - 20) / 2, (picture[1][inside] - 20) / 3])
        rows, columns = np.mgrid[25:35, 40:50]
        to = np.stack([columns.ravel(), rows.ravel(), np.ones(100)])
        fitted, *_ = np.linalg.lstsq(to.T, came.reshape(2, -1).T, rcond=None)
        assert np.abs(to.T @ fitted - came.reshape(2, -1).T).max() < 1.2
    first = pictures[:, :2, 30, 45]
    assert np.ptp(first, 0).max() > 4 or isinstance(transform, (etl.ScaleImageTransform, etl.RotateImageTransform))
    assert len(np.unique(pictures.reshape(PASSES, -1), axis=0)) > PASSES // 2


def test_a_box_is_around_the_pixels_of_its_thing_in_any_order(tmp_path: Path) -> None:
    for part in ("JPEGImages", "Annotations"):
        (tmp_path / part).mkdir()
    picture = np.zeros((80, 120), np.uint8)
    picture[22:52, 36:84] = 255
    Image.fromarray(picture).save(tmp_path / "JPEGImages" / "a.png")
    box = "<bndbox><xmin>37</xmin><ymin>23</ymin><xmax>84</xmax><ymax>52</ymax></bndbox>"
    (tmp_path / "Annotations" / "a.xml").write_text(f"<annotation><object><name>dog</name>{box}</object></annotation>")
    moves = [(etl.FlipImageTransform("random"), 0.7), (etl.RandomCropTransform(0.5), 0.5), (etl.RotateImageTransform(15), 0.5),
             (etl.ScaleImageTransform(0.3), 0.5), (etl.ShiftImageTransform(0.2, 0.2), 0.5), (etl.WarpImageTransform(0.08), 0.5),
             (etl.ContrastTransform(0.0), 0.5), (etl.CropImageTransform(0.2), 0.5)]  # fmt: skip
    data = datasets.DataPipeline.from_objects(tmp_path, 80, 120, grid=(8, 12), channels="gray", visible=0)
    with data.repeat(150).augment(moves, shuffle=True, seed=11).batch(150) as batches:
        batch = next(iter(batches))
    assert batch.labels is not None
    found = 0
    for pixels, label in zip(batch.features[:, 0], batch.labels, strict=True):
        rows, columns = np.nonzero(pixels > 190)  # what comes in is gray, 128
        cells = np.argwhere(label[4] == 1)
        if len(rows) and len(cells):
            ((row, column),) = cells
            seen = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
            assert np.abs(label[:4, row, column] * 10 - seen).max() <= 3, (label[:4, row, column] * 10, seen)
            found += 1
        else:
            assert len(rows) < 60  # a rest at the edge
    assert found > 120


def test_changes_are_the_same_when_a_pass_is_taken_up_and_by_any_number_of_threads(folder: Path) -> None:
    for i in range(11):
        Image.fromarray(np.roll(PIXELS, i, 1)).save(folder / "cat" / f"{i}.png")
    how: list[Any] = [(etl.FlipImageTransform(), 0.5), etl.RandomCropTransform(0.5), (etl.HueTransform(20), 0.5)]

    def made(seed: int = 2) -> datasets.DataPipeline:
        return datasets.DataPipeline.from_images(folder, 12, 18).augment(how, shuffle=True, seed=seed).shuffle(seed=4).batch(3)

    with made() as one, made().prefetch(2, threads=2) as ahead:
        whole = [batch.features for batch in one]
        assert all(np.array_equal(a, b.features) for a, b in zip(whole, ahead, strict=True))
        place = {**one.position, "epoch": 0, "batches": 2, "examples": 6}
    with made() as again:
        assert all(np.array_equal(a, b.features) for a, b in zip(whole[2:], again.restore(place), strict=True))
    with pytest.raises(dl.ConfigurationError, match="other"), made(3) as other:
        next(iter(other.restore(place)))


def test_films_are_changed_as_one(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    frame = RNG.integers(0, 256, (12, 16), np.uint8)
    for name, dark in (("b", 2), ("c", 1)):
        frames = b"".join(b"FRAME\n" + (frame // dark).astype(np.uint8).tobytes() for _ in range(5))
        header = b"YUV4MPEG2 W16 H12 F25:1 Ip A1:1 Cmono XCOLORRANGE=FULL\n"
        (tmp_path / "a" / f"{name}.y4m").write_bytes(header + frames)
    how: list[Any] = [(etl.FlipImageTransform(), 0.5), etl.RandomCropTransform(0.5), etl.BrightnessTransform(0.2)]
    plain_data = datasets.DataPipeline.from_films(tmp_path, 12, 16, 4, channels="gray").repeat(10)
    for data in (plain_data.augment(how, shuffle=True), plain_data.augment(flip=0.5, crop=0.5, brightness=0.2)):
        with data.batch(20) as batches:
            features = next(iter(batches)).features
        assert features.shape == (20, 1, 4, 12, 16)
        assert (features == features[:, :, :1]).all()  # one draw for all pictures of a film
        assert len(np.unique(features[:, 0, 0].reshape(20, -1), axis=0)) == 20
    with plain_data.augment(etl.FlipImageTransform()).batch(20) as batches:
        assert np.array_equal(next(iter(batches)).features[1, 0, 3], frame[:, ::-1])
    for channels in ("rgb", "bgr"):
        turned = datasets.DataPipeline.from_films(tmp_path, 12, 16, 4, channels=channels).augment(etl.BrightnessTransform(0.2), seed=1)
        with turned as batches:
            same = next(iter(batches)).features
        assert (same == same[:, :1]).all()  # gray stays gray


@pytest.mark.parametrize(
    "given",
    [("flip",), (3,), ([(etl.FlipImageTransform(), 2)],), ([("flip", 0.5)],), ([(etl.FlipImageTransform(),)],), ([],)],
    ids=repr,
)  # fmt: skip
def test_what_is_no_transform_is_refused(folder: Path, given: Any) -> None:
    data = datasets.DataPipeline.from_images(folder, 8, 8)
    with pytest.raises(dl.ConfigurationError):
        _ = data.augment(*given).num_examples


def test_transforms_and_numbers_are_not_mixed(folder: Path) -> None:
    data = datasets.DataPipeline.from_images(folder, 8, 8)
    with pytest.raises(dl.ConfigurationError, match="or numbers such as 'flip'"):
        data.augment(etl.FlipImageTransform(), flip=0.5)
    with pytest.raises(dl.ConfigurationError, match="or numbers such as 'flip'"):
        data.augment(flip=0.5, shuffle=True)
    with pytest.raises(dl.ConfigurationError, match="8 bits"):
        _ = datasets.DataPipeline.from_images(folder, 8, 8, bits=16).augment([(etl.EqualizeHistTransform(), 0.1)]).num_examples
    with pytest.raises(dl.ConfigurationError, match="between 0 and 180"):
        etl.RotateImageTransform(200)
