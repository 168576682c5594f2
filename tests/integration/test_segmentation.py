"""Pictures with masks: each kind of file gives the numbers that numpy wrote, masks go with their pictures, and networks learn of them."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import pydl4j as dl
from pydl4j import datasets, etl, nn

pytestmark = pytest.mark.usefixtures("session")
RNG = np.random.default_rng(2)
NAMES = ["ground", "road", "sky", "car"]
NUMBERS = RNG.integers(0, 4, (20, 30), np.uint8)
COLORS = [(0, 0, 0), (128, 64, 255), (1, 2, 3), (255, 255, 255)]


def pair(folder: Path, name: str, mask: Any, end: str = "png", **settings: Any) -> None:
    """A black picture and its mask, an array or a picture of Pillow's."""
    image = mask if isinstance(mask, Image.Image) else Image.fromarray(mask)
    for part in ("images", "masks"):
        (folder / part).mkdir(exist_ok=True)
    Image.new("RGB", image.size).save(folder / "images" / f"{name}.png")
    image.save(folder / "masks" / f"{name}.{end}", **settings)


def read(folder: Path, height: int = 20, width: int = 30, **settings: Any) -> Any:
    data = datasets.DataPipeline.from_segmentation(folder / "images", folder / "masks", height, width, **{"classes": NAMES, **settings})
    with data.batch(100) as batches:
        (batch,) = batches
    return batch


def palette(numbers: Any, size: int) -> Image.Image:
    made = Image.fromarray(numbers).convert("L")
    indexed = Image.frombytes("P", made.size, made.tobytes())
    indexed.putpalette([component for i in range(size) for component in (i * 7 % 256, 255 - i, 9)])  # colours that are no numbers
    return indexed


@pytest.mark.parametrize(
    "kind", ["gray", "gray16", "palette1", "palette2", "palette4", "palette8", "gray1", "bmp", "tiff", "pgm", "rgb", "l255"]
)
def test_numbers_are_those_that_were_written(tmp_path: Path, kind: str) -> None:
    settings: dict[str, Any] = {}
    numbers = NUMBERS
    if kind == "gray16":
        pair(tmp_path, "a", NUMBERS.astype(np.uint16))
    elif kind.startswith("palette"):
        bits = int(kind[7:])
        numbers = NUMBERS % 2 if bits == 1 else NUMBERS
        pair(tmp_path, "a", palette(numbers, min(1 << bits, 256)), bits=bits)
    elif kind == "gray1":
        numbers = NUMBERS % 2
        pair(tmp_path, "a", Image.fromarray(numbers * 255).convert("1"))
    elif kind == "rgb":
        pair(tmp_path, "a", np.array(COLORS, np.uint8)[NUMBERS])
        settings = {"colors": [COLORS[0], "#8040ff", COLORS[2], 255]}
    elif kind == "l255":
        numbers = NUMBERS % 2
        pair(tmp_path, "a", numbers * 255)
        settings = {"colors": [0, 255], "classes": ["ground", "thing"]}
    else:
        pair(tmp_path, "a", NUMBERS, "png" if kind == "gray" else kind)
    batch = read(tmp_path, **settings)
    assert batch.labels.dtype == np.int64
    assert np.array_equal(batch.labels, numbers[None])
    assert batch.labels_mask is None


def test_every_filter_of_a_png_is_undone(tmp_path: Path) -> None:
    """Pillow chooses among all five for smooth pictures."""
    y, x = np.mgrid[:64, :96]
    numbers = ((x // 3 + y // 2) % 4).astype(np.uint8)
    wide = ((x * x + y * 3) // 40 % 200).astype(np.uint8)
    pair(tmp_path, "a", palette(numbers, 256), bits=8)
    pair(tmp_path, "b", palette(wide, 256), optimize=True)
    batch = read(tmp_path, 64, 96, classes=[str(i) for i in range(200)])
    assert np.array_equal(batch.labels, [numbers, wide])
    files = [(tmp_path / "masks" / f"{name}.png").read_bytes() for name in "ab"]
    assert all(file[25] == 3 for file in files)  # a palette


def test_labels_are_numbers_or_channels_and_what_is_ignored_does_not_count(tmp_path: Path) -> None:
    numbers = NUMBERS.copy()
    numbers[3:6, 4:9] = 255
    pair(tmp_path, "a", numbers)
    counting = numbers != 255
    batch = read(tmp_path, ignore=255)
    assert np.array_equal(batch.labels[0], np.where(counting, numbers, 0))
    assert np.array_equal(batch.labels_mask[0], counting)
    hot = read(tmp_path, ignore=255, labels="one_hot")
    assert np.array_equal(hot.labels[0], np.eye(4, dtype=np.float32)[np.where(counting, numbers, 0)].transpose(2, 0, 1))
    assert np.array_equal(hot.labels_mask[0], counting)
    binary = read(tmp_path, ignore=255, labels="binary")
    assert np.array_equal(binary.labels[0, 0], np.where(counting, numbers, 0) > 0)
    with pytest.raises(
        dl.DataError, match=r"a\.png has the mask .*masks/a\.png, which has the number 255 in row 3, column 4, .* from 0 to 3"
    ):
        read(tmp_path)


def test_a_mask_is_resized_and_cut_as_its_picture_by_the_nearest_pixel(tmp_path: Path) -> None:
    pair(tmp_path, "a", NUMBERS)
    for height, width in ((10, 15), (8, 14), (40, 60), (32, 28)):
        expected = np.asarray(Image.fromarray(NUMBERS).resize((width, height), Image.Resampling.NEAREST))
        assert np.array_equal(read(tmp_path, height, width).labels[0], expected)
    assert np.array_equal(read(tmp_path, 20, 20, cut=True).labels[0], NUMBERS[:, 5:25])


def drawn(folder: Path, n: int = 1, seed: int = 0) -> None:
    """Pictures whose gray is 80 times the class: ground, a road below, a car on it."""
    rng = np.random.default_rng(seed)
    for part in ("images", "masks"):
        (folder / part).mkdir(exist_ok=True)
    for i in range(n):
        numbers = np.zeros((40, 60), np.uint8)
        top, left = rng.integers(15, 25), rng.integers(5, 40)
        numbers[top:] = 1
        numbers[top - 6 : top + 6, left : left + 14] = 3
        Image.fromarray(numbers * 80).save(folder / "images" / f"{i}.png")
        Image.fromarray(numbers).save(folder / "masks" / f"{i}.png")


MOVES = [(etl.FlipImageTransform("random"), 0.5), (etl.RandomCropTransform(0.4), 0.5), (etl.RotateImageTransform(30), 0.5),
         (etl.WarpImageTransform(0.1), 0.5), (etl.ScaleImageTransform(0.3), 0.5), (etl.ShiftImageTransform(0.2, 0.2), 0.5)]  # fmt: skip


def test_masks_go_with_their_pictures_whatever_is_changed(tmp_path: Path) -> None:
    drawn(tmp_path)
    data = datasets.DataPipeline.from_segmentation(tmp_path / "images", tmp_path / "masks", 40, 60, classes=NAMES, channels="gray").repeat(
        60
    )
    for how in (data.augment(MOVES, shuffle=True, seed=4), data.augment(flip=0.5, crop=0.4, rotate=30, warp=0.1, seed=4)):
        with how.batch(60) as batches:
            batch = next(iter(batches))
        assert batch.labels is not None
        assert set(np.unique(batch.labels)) == {0, 1, 3}
        distance = np.abs(batch.features[:, 0] - 80 * batch.labels)
        assert (distance > 85).mean() < 0.02  # at edges a pixel of the picture is between two, and one of the mask is one of them
        inner = np.ones(batch.labels.shape, bool)
        for axis in (1, 2):
            for by in (-2, -1, 1, 2):
                inner &= np.roll(batch.labels, by, axis) == batch.labels
        inner[:, [0, 1, -2, -1]] = inner[:, :, [0, 1, -2, -1]] = False
        assert (distance[inner] > 8).mean() < 0.005
        assert len(np.unique(batch.labels.reshape(60, -1), axis=0)) > 50
    with data.augment(brightness=0.3, contrast=0.3, blur=0.5, equalize=0.5).batch(60) as batches:
        labels = next(iter(batches)).labels
    assert labels is not None
    assert (labels == labels[0]).all()  # colours leave masks alone


def test_a_pass_is_taken_up_with_its_masks(tmp_path: Path) -> None:
    drawn(tmp_path, 9)

    def made() -> datasets.DataPipeline:
        data = datasets.DataPipeline.from_segmentation(tmp_path / "images", tmp_path / "masks", 20, 30, classes=NAMES)
        return data.augment(MOVES, shuffle=True, seed=4).shuffle(seed=1).batch(2).prefetch(2, threads=2)

    with made() as data:
        whole: list[Any] = [(batch.features, batch.labels) for batch in data]
        place = {**data.position, "epoch": 0, "batches": 2, "examples": 4}
    with made() as again:
        rest: list[Any] = [(batch.features, batch.labels) for batch in again.restore(place)]
    assert all(np.array_equal(a, b) for one, other in zip(whole[2:], rest, strict=True) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("labels", ["indices", "one_hot"])
def test_a_network_learns_the_class_of_each_pixel(tmp_path: Path, labels: str) -> None:
    drawn(tmp_path, 24)
    data = datasets.DataPipeline.from_segmentation(
        tmp_path / "images", tmp_path / "masks", 20, 28, classes=NAMES, channels="gray", scale=1 / 255, labels=labels
    )
    assert data.class_names == NAMES
    train, test = data.split(0.75, 0.25, seed=1)
    conf = nn.ComputationGraphConfiguration(  # a U-Net of one step down
        inputs=["in"],
        input_types=[nn.InputType.convolutional(20, 28, 1)],
        vertices={
            "left": (nn.Convolution(8, kernel_size=3, convolution_mode="same", activation="relu"), "in"),
            "down": (nn.Subsampling("max", kernel_size=2, stride=2), "left"),
            "deep": (nn.Convolution(8, kernel_size=3, convolution_mode="same", activation="relu"), "down"),
            "up": (nn.Upsampling2D(2), "deep"),
            "both": (nn.MergeVertex(), "left", "up"),
            "classes": (nn.Convolution(4, kernel_size=1, activation="identity"), "both"),
            "out": (nn.CnnLoss("mcxent", activation="softmax"), "classes"),
        },
        outputs=["out"],
        updater=nn.Adam(0.02),
        seed=3,
    )
    with nn.ComputationGraph(conf).init() as net:
        net.labels = data.class_names
        net.fit(train.augment([(etl.FlipImageTransform(), 0.5)]).shuffle(seed=2).batch(6).prefetch(2, threads=2), epochs=25)
        found = net.evaluate(test)
        with test.batch(100) as batches:
            (batch,) = batches
        assert batch.labels is not None
        made = np.asarray(net.output(batch.features)).argmax(1)
        wanted: Any = batch.labels.argmax(1) if labels == "one_hot" else batch.labels
        assert found.accuracy == pytest.approx((made == wanted).mean())
        assert found.accuracy > 0.97
        counting = wanted != 3
        masked = net.evaluate(datasets.DataSet(batch.features, batch.labels, labels_mask=counting.astype(np.float32)))
        assert masked.accuracy == pytest.approx((made == wanted)[counting].mean())


def test_what_has_no_other_or_is_damaged_is_named_or_left_out(tmp_path: Path) -> None:
    drawn(tmp_path, 6)
    (tmp_path / "images" / "0.png").unlink()
    with pytest.raises(dl.DataError, match=r"mask .*0\.png has no picture 0\.\*"):
        read(tmp_path)
    (tmp_path / "masks" / "0.png").unlink()
    (tmp_path / "masks" / "1.png").unlink()
    with pytest.raises(dl.DataError, match=r"picture .*1\.png has no mask 1\.\*"):
        read(tmp_path)
    (tmp_path / "masks" / "2.png").write_bytes(b"no picture")
    (tmp_path / "masks" / "3.png").write_bytes(b"")
    Image.new("L", (7, 8)).save(tmp_path / "masks" / "4.png")
    data = datasets.DataPipeline.from_segmentation(tmp_path / "images", tmp_path / "masks", 8, 8, classes=NAMES, broken="skip")
    with data:
        assert [len(batch) for batch in data] == [1]
    reasons = {Path(file).name: reason for file, reason in data.broken.items()}
    assert set(reasons) == {"1.png", "2.png", "3.png", "4.png"}
    assert "is no picture" in reasons["2.png"]
    assert "is empty" in reasons["3.png"]
    assert "4.png, which is 7 x 8 pixels, and the picture 60 x 40" in reasons["4.png"]
    with pytest.raises(dl.DataError, match="none does not exist"):
        datasets.DataPipeline.from_segmentation(tmp_path / "images", tmp_path / "none", 8, 8, classes=NAMES, broken="skip").numbers()


def test_masks_may_have_an_ending_and_lie_deeper(tmp_path: Path) -> None:
    for part, end in (("images", ""), ("masks", "_mask")):
        for day in "ab":
            (tmp_path / part / day).mkdir(parents=True)
            Image.fromarray(np.full((4, 4), day == "b", np.uint8)).save(tmp_path / part / day / f"1.x{end}.png")
    assert read(tmp_path, 4, 4, ending="_mask").labels[:, 0, 0].tolist() == [0, 1]
    with pytest.raises(dl.DataError, match=r"has no mask a/1\.x\.\*"):
        read(tmp_path, 4, 4)


def test_masks_with_an_ending_may_lie_beside_their_pictures(tmp_path: Path) -> None:
    for day in "ab":
        (tmp_path / day).mkdir()
        for end in ("", "_mask"):
            Image.fromarray(np.full((4, 4), day == "b", np.uint8)).save(tmp_path / day / f"1{end}.png")
    settings: dict[str, Any] = {"classes": NAMES, "ending": "_mask"}
    data = datasets.DataPipeline.from_segmentation(tmp_path, tmp_path, 4, 4, **settings)
    with data.batch(100) as batches:
        (batch,) = batches
    assert batch.labels is not None
    assert batch.labels[:, 0, 0].tolist() == [0, 1]
    (tmp_path / "b" / "1_mask.png").unlink()
    with pytest.raises(dl.DataError, match=r"has no mask b/1_mask\.\*"):
        datasets.DataPipeline.from_segmentation(tmp_path, tmp_path, 4, 4, **settings).numbers()


@pytest.mark.parametrize("kind", ["gray", "palette", "colors"])
def test_masks_stand_as_their_exif_says(tmp_path: Path, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    mask = (
        palette(NUMBERS, 4) if kind == "palette" else Image.fromarray(np.array(COLORS, np.uint8)[NUMBERS] if kind == "colors" else NUMBERS)
    )
    pair(tmp_path, "a", mask, exif=exif)
    Image.new("RGB", (20, 30)).save(tmp_path / "images" / "a.png")
    settings = {"colors": COLORS} if kind == "colors" else {}
    assert np.array_equal(read(tmp_path, 30, 20, **settings).labels[0], np.rot90(NUMBERS, -1))


def test_a_mask_of_another_size_is_refused_before_its_pixels_are_unpacked(tmp_path: Path) -> None:
    pair(tmp_path, "a", palette(NUMBERS, 2), bits=1)
    file = tmp_path / "masks" / "a.png"
    content = bytearray(file.read_bytes())
    content[16:24] = (2**14).to_bytes(4, "big") * 2  # which its bytes do not fill: unpacking would say that it is damaged
    file.write_bytes(bytes(content))
    with pytest.raises(dl.DataError, match=r"a\.png, which is 16384 x 16384 pixels, and the picture 30 x 20"):
        read(tmp_path)


def test_what_a_mask_says_that_is_no_class_is_named(tmp_path: Path) -> None:
    pair(tmp_path, "a", np.array(COLORS, np.uint8)[NUMBERS])
    with pytest.raises(dl.DataError, match="has colours where numbers of classes are expected"):
        read(tmp_path)
    with pytest.raises(dl.DataError, match=r"has the colour #8040ff in row \d+, column \d+"):
        read(tmp_path, colors=[0, 1, (1, 2, 3), 255])
    ignoring = read(tmp_path, colors=[0, 1, (1, 2, 3), 255], ignore="#8040FF")
    assert np.array_equal(ignoring.labels_mask[0], NUMBERS != 1)
    pair(tmp_path, "a", palette(NUMBERS, 256))
    file = tmp_path / "masks" / "a.png"
    content = bytearray(file.read_bytes())
    content[28] = 1
    file.write_bytes(bytes(content))
    with pytest.raises(dl.DataError, match="interlaced"):
        read(tmp_path)


@pytest.mark.parametrize(
    "settings",
    [{"classes": ["one"]}, {"classes": "abc"}, {"classes": ["a", "a"]}, {"labels": "hot"}, {"colors": "#000000"}, {"colors": [0, 1]},
     {"colors": [0, 0, 1, 2]}, {"colors": [0, 1, 2, 3], "ignore": 3}, {"colors": [0, 1, 2, 256]}, {"colors": [0, 1, 2, (1, 2)]},
     {"ignore": -2}, {"broken": "mend"}, {"ending": 3}],
    ids=repr,
)  # fmt: skip
def test_what_makes_no_sense_is_refused(tmp_path: Path, settings: dict[str, Any]) -> None:
    pair(tmp_path, "a", NUMBERS)
    with pytest.raises(dl.ConfigurationError):
        read(tmp_path, **settings)


def test_cut_and_mutated_masks_give_numbers_or_an_error_that_names_them(tmp_path: Path) -> None:
    seed = int(os.environ.get("PYDL4J_SEED", time.time_ns() % 10**6))
    print(f"PYDL4J_SEED={seed}")
    rng = np.random.default_rng(seed)
    pair(tmp_path, "a", palette(NUMBERS, 4), bits=2)
    file = tmp_path / "masks" / "a.png"
    whole = np.frombuffer(file.read_bytes(), np.uint8)
    given = errors = 0
    for round in range(120):
        content = whole.copy()
        for place in rng.integers(8, len(content), rng.integers(1, 5)):
            content[place] = rng.integers(256)
        file.write_bytes((content[: rng.integers(9, len(content))] if round % 3 == 0 else content).tobytes())
        try:
            given += read(tmp_path).labels.shape == (1, 20, 30)
        except dl.DataError as e:
            errors += str(file) in str(e)
    assert given + errors == 120
    assert errors > 10
