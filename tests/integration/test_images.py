"""Pictures by folders: the values are those of Pillow, whatever the file; broken ones are named."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageOps

import pydl4j as dl
from pydl4j import datasets, etl, nn

pytestmark = pytest.mark.usefixtures("session")
RNG = np.random.default_rng(0)
PIXELS = RNG.integers(0, 256, (24, 36, 4), np.uint8)
SMOOTH = np.asarray(Image.fromarray(RNG.integers(0, 256, (3, 4, 3), np.uint8)).resize((36, 24), Image.Resampling.BICUBIC))


def read(folder: Path, height: int = 24, width: int = 36, **settings: Any) -> Any:
    """All pictures, [n, channels, height, width]."""
    with datasets.DataPipeline.from_images(folder, height, width, **settings).batch(100) as data:
        (batch,) = data
    return batch.features


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cat").mkdir()
    return tmp_path


@pytest.mark.parametrize(("channels", "places"), [("rgb", [0, 1, 2]), ("bgr", [2, 1, 0])])
def test_colours_are_in_the_order_that_is_asked_for(folder: Path, channels: str, places: list[int]) -> None:
    for end in ("png", "bmp", "tiff", "ppm"):
        Image.fromarray(PIXELS[..., :3]).save(folder / "cat" / f"{end}.{end}")
    Image.fromarray(PIXELS[..., :3]).save(folder / "cat" / "webp.webp", lossless=True)
    made = read(folder, channels=channels)
    assert made.dtype == np.float32
    assert made.shape == (5, 3, 24, 36)
    for picture in made:
        assert np.array_equal(picture, PIXELS[..., places].transpose(2, 0, 1))
    assert np.array_equal(read(folder, channels=channels, dtype="uint8"), made)
    assert np.allclose(read(folder, channels=channels, scale=1 / 255), made / 255, atol=1e-6)


def test_how_opaque_pixels_are_is_a_channel(folder: Path) -> None:
    Image.fromarray(PIXELS).save(folder / "cat" / "a.png")
    Image.fromarray(PIXELS[..., :3]).save(folder / "cat" / "b.png")
    with_it, without = read(folder, channels="rgba")
    assert np.array_equal(with_it, PIXELS.transpose(2, 0, 1))
    assert np.array_equal(without[:3], with_it[:3])
    assert (without[3] == 255).all()


def test_gray_is_that_of_itu_601(folder: Path) -> None:
    Image.fromarray(PIXELS[..., :3]).save(folder / "cat" / "a.png")
    expected = np.asarray(Image.fromarray(PIXELS[..., :3]).convert("L"), np.float32)
    assert np.abs(read(folder, channels="gray")[0, 0] - expected).max() <= 1  # of 255, by rounding


def test_sixteen_bits_are_kept_or_brought_to_eight(folder: Path) -> None:
    deep = RNG.integers(0, 65536, (24, 36), np.uint16)
    Image.fromarray(deep).save(folder / "cat" / "deep.png")
    Image.fromarray(PIXELS[..., 0]).save(folder / "cat" / "flat.png")
    kept = read(folder, channels="gray", bits=16)
    assert np.array_equal(kept[0, 0], deep)
    assert np.array_equal(kept[1, 0], PIXELS[..., 0].astype(np.float32) * 257)
    assert np.abs(read(folder, channels="gray")[0, 0] - deep / 257).max() <= 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_as_their_exif_says(folder: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(SMOOTH).save(folder / "cat" / "a.jpg", quality=95, exif=exif)
    with Image.open(folder / "cat" / "a.jpg") as stored:
        expected = np.asarray(ImageOps.exif_transpose(stored), np.float32)
    height, width = expected.shape[:2]
    for channels in ("rgb", "rgba"):
        made = read(folder, height, width, channels=channels)[0, :3].transpose(1, 2, 0)
        assert np.abs(made - expected).max() <= 4  # two decoders of JPEG


@pytest.mark.parametrize("end", ["png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_opaque_pictures_are_turned_with_all_their_channels(folder: Path, orientation: int, end: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    settings: dict[str, Any] = {"lossless": True, "exact": True} if end == "webp" else {}
    file = folder / "cat" / f"a.{end}"
    Image.fromarray(PIXELS).save(file, exif=exif, **settings)
    with Image.open(file) as stored:
        expected = np.asarray(ImageOps.exif_transpose(stored))
    made = read(folder, *expected.shape[:2], channels="rgba")[0]
    assert np.array_equal(made.transpose(1, 2, 0), expected)


def png16(pixels: Any) -> bytes:
    """A PNG of 16 bits and four channels, which Pillow does not write."""
    height, width = pixels.shape[:2]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, 6, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )


def test_opaque_pictures_of_sixteen_bits_are_kept_or_brought_to_eight(folder: Path) -> None:
    deep = RNG.integers(0, 65536, (24, 36, 4), np.uint16)
    (folder / "cat" / "a.png").write_bytes(png16(deep))
    assert np.array_equal(read(folder, channels="rgba", bits=16)[0], deep.transpose(2, 0, 1))
    assert np.abs(read(folder, channels="rgba")[0] - deep.transpose(2, 0, 1) / 257).max() <= 1
    data = datasets.DataPipeline.from_images(folder, 24, 36, channels="rgba").augment([etl.EqualizeHistTransform()])
    with data.batch(1) as batches:
        (batch,) = batches
    assert batch.features.shape == (1, 4, 24, 36)


def test_what_shrinks_is_averaged_and_the_middle_can_be_cut(folder: Path) -> None:
    Image.fromarray(PIXELS[..., :3]).save(folder / "cat" / "a.png")
    expected = PIXELS[..., :3].reshape(8, 3, 12, 3, 3).mean((1, 3)).transpose(2, 0, 1)
    assert np.abs(read(folder, 8, 12)[0] - expected).max() <= 0.5
    cut = PIXELS[:, 6:30, :3].reshape(8, 3, 8, 3, 3).mean((1, 3)).transpose(2, 0, 1)
    assert np.abs(read(folder, 8, 8, cut=True)[0] - cut).max() <= 0.5
    assert read(folder, 100, 50).shape == (1, 3, 100, 50)


def classes(folder: Path, n: int = 20) -> None:
    """Dark cats and bright dogs, the same whichever tests ran before."""
    rng = np.random.default_rng(1)
    for name, low in (("dog", 150), ("cat", 0)):
        (folder / name).mkdir(exist_ok=True)
        for i in range(n):
            Image.fromarray(rng.integers(low, low + 100, (10, 12, 3), np.uint8)).save(folder / name / f"{i:02}.png")


def test_folders_are_classes_and_networks_learn_them(tmp_path: Path) -> None:
    classes(tmp_path)
    data = datasets.DataPipeline.from_images(tmp_path, 8, 8, scale=1 / 255)
    assert data.class_names == ["cat", "dog"]
    assert data.classes().tolist() == [0] * 20 + [1] * 20
    train, test = data.split(0.8, 0.2, stratify=True, seed=1)
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.convolutional(8, 8, 3),
        layers=[nn.Convolution(n_out=4, kernel_size=3, activation="tanh"), nn.GlobalPooling("avg"), nn.Output(2, loss="mcxent")],
        updater=nn.Adam(0.05),
        seed=2,
    )
    with nn.MultiLayerNetwork(conf).init() as net:
        net.labels = data.class_names
        net.fit(train.shuffle(seed=3).batch(8).prefetch(2, threads=2), epochs=15)
        assert net.evaluate(test).accuracy == 1
    other = datasets.DataPipeline.from_images(tmp_path, 8, 8, classes=["dog", "wolf", "cat"])
    assert other.classes().tolist() == [2] * 20 + [0] * 20
    with pytest.raises(dl.DataError, match="class 'cat'"):
        datasets.DataPipeline.from_images(tmp_path, 8, 8, classes=["dog"]).classes()


def test_one_broken_picture_is_named_and_ends_nothing(tmp_path: Path) -> None:
    classes(tmp_path)
    whole = (tmp_path / "cat" / "03.png").read_bytes()
    (tmp_path / "cat" / "05.png").write_bytes(b"no picture at all")
    (tmp_path / "dog" / "07.png").write_bytes(b"")
    (tmp_path / "dog" / "09.png").write_bytes(whole[:20])
    with pytest.raises(dl.DataError, match=r"cat/05\.png is no picture"):
        list(datasets.DataPipeline.from_images(tmp_path, 8, 8))
    for size in (1, 7):  # of 1: a mini-batch without any example is passed over
        data = datasets.DataPipeline.from_images(tmp_path, 8, 8, broken="skip").shuffle(seed=1).batch(size)
        with data:
            labels = np.concatenate([batch.labels for batch in data])
        assert np.bincount(labels).tolist() == [19, 18]
        assert {Path(file).name for file in data.broken} == {"05.png", "07.png", "09.png"}
        assert data.num_examples is None


def test_a_training_on_pictures_is_taken_up_within_its_pass(tmp_path: Path) -> None:
    classes(tmp_path)

    def made() -> datasets.DataPipeline:
        return datasets.DataPipeline.from_images(tmp_path, 8, 8).shuffle(seed=4).batch(6).prefetch(2, threads=2)

    with made() as data:
        whole = [batch.features for batch in data]
    with made() as data:
        loop = iter(data)
        first = [next(loop).features for _ in range(3)]
        place = data.position
    with made() as again:
        rest = [batch.features for batch in again.restore(place)]
    assert np.array_equal(np.concatenate(whole), np.concatenate(first + rest))


def augmented(folder: Path, **changes: Any) -> Any:
    """A pass of 40 of the one picture."""
    with datasets.DataPipeline.from_images(folder, 24, 36).repeat(40).augment(**changes).batch(40) as data:
        return next(iter(data)).features


def test_half_of_the_pictures_are_mirrored(folder: Path) -> None:
    Image.fromarray(PIXELS[..., :3]).save(folder / "cat" / "a.png")
    plain = PIXELS[..., :3].transpose(2, 0, 1)
    mirrored = [np.array_equal(picture, plain[:, :, ::-1]) for picture in augmented(folder, flip=0.5)]
    same = [np.array_equal(picture, plain) for picture in augmented(folder, flip=0.5)]
    assert [a != b for a, b in zip(mirrored, same, strict=True)] == [True] * 40
    assert 8 < sum(mirrored) < 32
    assert all(np.array_equal(picture, plain[:, :, ::-1]) for picture in augmented(folder, flip=1))


def test_light_contrast_and_colours_change_by_one_factor_each(folder: Path) -> None:
    colours = RNG.integers(90, 130, (24, 36, 3), np.uint8)
    Image.fromarray(colours).save(folder / "cat" / "a.png")
    plain = colours.transpose(2, 0, 1).astype(np.float64)
    gray = np.asarray(Image.fromarray(colours).convert("L"), np.float64)
    middles = {"brightness": np.zeros_like(plain), "contrast": np.full_like(plain, gray.mean()), "saturation": np.stack([gray] * 3)}
    for setting, middle in middles.items():
        factors = []
        for picture in augmented(folder, **{setting: 0.4}):
            distance = plain - middle
            factor = (distance * (picture - middle)).sum() / (distance**2).sum()
            assert np.abs(middle + factor * distance - picture).max() <= 1.6  # of rounding, twice
            factors.append(factor)
        assert 0.6 - 0.02 <= min(factors) < 0.75
        assert 1.25 < max(factors) <= 1.4 + 0.02


def test_cut_turned_and_blurred_pictures_stay_within_theirs(folder: Path) -> None:
    ramp = np.broadcast_to(np.linspace(20, 220, 36, dtype=np.uint8)[None, :, None], (24, 36, 3))
    Image.fromarray(np.ascontiguousarray(ramp)).save(folder / "cat" / "a.png")
    cut = augmented(folder, crop=0.3)
    assert (np.diff(cut, axis=3) >= 0).all()  # a part of it, larger
    assert cut.min() >= 20
    assert cut.max() <= 220
    assert (cut[..., -1] - cut[..., 0]).min() < 150
    turned = augmented(folder, rotate=10)
    assert np.abs(turned[:, :, 12, 18] - 122).max() < 8  # the middle stays
    assert np.abs(turned - ramp.transpose(2, 0, 1)[None]).max() > 10
    blurred = augmented(folder, blur=1)
    assert np.abs(blurred - ramp.transpose(2, 0, 1)[None]).max() < 10


def test_changes_are_others_in_each_pass_and_the_same_when_it_is_taken_up(tmp_path: Path) -> None:
    classes(tmp_path)
    everything: dict[str, Any] = {
        "flip": 0.5,
        "crop": 0.5,
        "rotate": 20,
        "brightness": 0.3,
        "contrast": 0.3,
        "saturation": 0.3,
        "blur": 0.5,
    }
    for channels in ("rgb", "rgba", "gray"):
        train, test = datasets.DataPipeline.from_images(tmp_path, 8, 8, channels=channels).split(0.5, 0.5, seed=1)
        ahead = train.augment(**everything, seed=2).shuffle(seed=4).batch(6).prefetch(2, threads=2)
        with ahead as data, train.augment(**everything, seed=2).shuffle(seed=4).batch(6) as plain:
            first, second = ([batch.features for batch in data] for _ in range(2))
            assert np.array_equal(np.concatenate(first), np.concatenate([batch.features for batch in plain]))
            assert not np.array_equal(np.sort(np.concatenate(first), 0), np.sort(np.concatenate(second), 0))
            place = {**data.position, "epoch": 1, "batches": 2, "examples": 12}
            rest = [batch.features for batch in data.restore(place)]
            assert np.array_equal(np.concatenate(second[2:]), np.concatenate(rest))
        with test as data:
            assert len(next(iter(data))) == 20
    with pytest.raises(dl.ConfigurationError, match="before cache"):
        train.cache().augment(flip=0.5)
    with pytest.raises(dl.ConfigurationError, match="from_images"):
        datasets.DataPipeline(np.zeros((2, 2))).augment(flip=0.5)
    with pytest.raises(dl.ConfigurationError, match="'crop'"):
        train.augment(crop=0)


@pytest.mark.parametrize(
    "settings",
    [{"height": 0}, {"channels": "cmyk"}, {"bits": 12}, {"dtype": "float64"}, {"dtype": "uint8", "scale": 0.5}, {"scale": float("nan")},
     {"broken": "mend"}, {"classes": "cat"}, {"cut": "yes"}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(folder: Path, settings: dict[str, Any]) -> None:
    Image.fromarray(PIXELS[..., :3]).save(folder / "cat" / "a.png")
    with pytest.raises((dl.ConfigurationError, dl.DTypeError)):
        read(folder, **{"height": 8, "width": 8, **settings})


def test_a_folder_without_pictures_is_named(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none"):
        with pytest.raises(dl.DataError, match=str(place)):
            datasets.DataPipeline.from_images(place, 8, 8).numbers()


@pytest.mark.parametrize("names", [{"cat": 1, "dog": 0}, {"cat", "dog"}])
def test_classes_are_a_list_in_their_order(tmp_path: Path, names: Any) -> None:
    classes(tmp_path)
    with pytest.raises(dl.ConfigurationError, match="must be a list of names, in their order"):
        datasets.DataPipeline.from_images(tmp_path, 8, 8, classes=names)
