"""Films: their pictures are OpenCV's (compat/opencv/make_reference.py), as sequences and volumes; damaged ones never crash."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import datasets, nn
from pydl4j.etl import films

pytestmark = pytest.mark.usefixtures("session")
with np.load(Path(__file__).parents[1] / "compat" / "opencv" / "reference.npz") as stored:
    REFERENCE = dict(stored)
FILMS = [name.removeprefix("file ") for name in REFERENCE if name.startswith("file ")]


def film(file: Path, name: str = "ffv1.mkv") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(REFERENCE[f"file {name}"].tobytes())
    return file


def y4m(file: Path, pictures: np.ndarray) -> Path:
    """A film without any compression, of gray pictures [frames, height, width]."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _, height, width = pictures.shape
    frames = b"".join(b"FRAME\n" + each.astype(np.uint8).tobytes() for each in pictures)
    file.write_bytes(f"YUV4MPEG2 W{width} H{height} F25:1 Ip A1:1 Cmono XCOLORRANGE=FULL\n".encode() + frames)
    return file


@pytest.mark.parametrize("name", FILMS)
def test_pictures_are_opencvs(name: str, tmp_path: Path) -> None:
    file = film(tmp_path / name, name)
    expected = REFERENCE[f"frames {name}"].transpose(0, 3, 1, 2)  # blue, green, red
    made, rate = films.read(file, channels="bgr")
    assert made.dtype == np.uint8
    assert made.shape == (12, 3, 48, 64)
    assert rate == pytest.approx(10)
    distance = np.abs(made.astype(int) - expected)
    assert distance.max() <= (0 if name == "ffv1.mkv" else 48)  # colours of four pixels together are spread in other ways
    assert distance.mean() <= 2.5
    nearest = [int(np.abs(expected.astype(int) - picture).mean((1, 2, 3)).argmin()) for picture in made]
    assert nearest == list(range(12))
    assert np.array_equal(films.read(file).pictures, made[:, ::-1])


def test_some_pictures_are_read_and_made_smaller(tmp_path: Path) -> None:
    file = film(tmp_path / "ä b.mkv")
    whole = films.read(file).pictures
    assert np.array_equal(films.read(file, start=2, frames=3, step=4).pictures, whole[[2, 6, 10]])
    assert np.array_equal(np.stack(list(films.pictures(file, start=1, step=5))), whole[[1, 6, 11]])
    small = films.read(file, 16, 16).pictures
    expected = whole.reshape(12, 3, 16, 3, 16, 4).mean((3, 5))
    assert np.abs(small - expected).max() <= 3
    gray = films.read(file, channels="gray").pictures[:, 0]
    assert np.abs(gray - np.tensordot(whole, [0.299, 0.587, 0.114], (1, 0))).max() <= 3
    levels = np.arange(0, 256, 8).reshape(2, 4, 4)
    assert np.array_equal(films.read(y4m(tmp_path / "a.y4m", levels), channels="gray").pictures[:, 0], levels)


def moving(folder: Path, n: int = 10, frames: int = 10) -> None:
    """Bright columns that move to the left or to the right."""
    rng = np.random.default_rng(3)
    for name, by in (("left", -1), ("right", 1)):
        for i in range(n):
            column = rng.integers(0, 12)
            made = np.zeros((frames, 12, 12), np.uint8)
            for frame in range(frames):
                made[frame, :, (column + by * frame) % 12] = 200
            y4m(folder / name / f"{i}.y4m", made)


def test_networks_learn_which_way_it_goes(tmp_path: Path) -> None:
    moving(tmp_path)
    data = datasets.DataPipeline.from_films(tmp_path, 12, 12, 8, channels="gray", scale=1 / 255)
    assert data.class_names == ["left", "right"]
    conf = nn.MultiLayerConfiguration(
        input_type=nn.InputType.convolutional3d(8, 12, 12, 1),
        layers=[nn.Convolution3D(8, kernel_size=[2, 3, 3], activation="relu"), nn.GlobalPooling("max"), nn.Output(2, loss="mcxent")],
        updater=nn.Adam(0.02),
        seed=2,
    )
    train, test = data.split(0.7, 0.3, stratify=True, seed=1)
    with nn.MultiLayerNetwork(conf).init() as net:
        net.fit(train.shuffle(seed=3).batch(7).prefetch(2, threads=2), epochs=25)
        assert net.evaluate(test).accuracy == 1


def test_volumes_and_columns_hold_the_same_and_shorter_films_are_masked(tmp_path: Path) -> None:
    file = film(tmp_path / "a" / "0.mkv")
    whole = films.read(file, 24, 32).pictures
    with datasets.DataPipeline.from_films(tmp_path, 24, 32, 5, start=1, step=2) as data:
        (batch,) = data
    assert batch.features.shape == (1, 3, 5, 24, 32)
    assert np.array_equal(batch.features[0], whole[1:11:2].transpose(1, 0, 2, 3))
    with datasets.DataPipeline.from_films(tmp_path, 24, 32, 15, scale=0.5, ravel=True) as data:
        (batch,) = data
    assert batch.features.shape == (1, 3 * 24 * 32, 15)
    assert np.array_equal(batch.features[0, :, :12].T.reshape(12, 3, 24, 32), whole / 2)
    assert (batch.features[0, :, 12:] == 0).all()
    assert batch.features_mask is not None
    assert batch.features_mask.tolist() == [[1] * 12 + [0] * 3]


def test_what_is_no_film_or_too_short_is_named(tmp_path: Path) -> None:
    film(tmp_path / "a" / "whole.mkv")
    (tmp_path / "a" / "text.mp4").write_bytes(b"no film at all" * 10)
    (tmp_path / "a" / "empty.avi").write_bytes(b"")
    for name in ("text.mp4", "empty.avi", "none.mp4"):
        with pytest.raises(dl.DataError, match=name):
            films.read(tmp_path / "a" / name)
    with pytest.raises(dl.DataError, match=r"whole\.mkv has 12 pictures from 0 on, fewer than the 13"):
        films.read(tmp_path / "a" / "whole.mkv", frames=13)
    with pytest.raises(dl.DataError, match=r"has 0 pictures from 50 on"):
        films.read(tmp_path / "a" / "whole.mkv", start=50)
    with pytest.raises(dl.DataError, match=r"empty\.avi is empty"):
        list(datasets.DataPipeline.from_films(tmp_path, 8, 8, 4))
    data = datasets.DataPipeline.from_films(tmp_path, 8, 8, 4, broken="skip")
    with data:
        assert [len(batch) for batch in data] == [1]
    assert {Path(file).name for file in data.broken} == {"text.mp4", "empty.avi"}


@pytest.mark.parametrize("name", FILMS)
def test_a_film_that_is_cut_off_is_named(name: str, tmp_path: Path) -> None:
    file = film(tmp_path / name, name)
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 6 // 10])
    with pytest.raises(dl.DataError, match=rf"{name} (is cut off|is damaged|cannot be opened)"):
        films.read(file)


@pytest.mark.parametrize(
    "settings",
    [{"height": 0}, {"width": 1 << 20}, {"frames": 0}, {"frames": 1 << 40}, {"channels": "rgba"}, {"step": 0}, {"start": -1}, {"scale": 0},
     {"ravel": "no"}, {"classes": "a"}, {"broken": "mend"}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(tmp_path: Path, settings: dict[str, Any]) -> None:
    film(tmp_path / "a" / "0.mkv")
    with pytest.raises(dl.ConfigurationError):
        list(datasets.DataPipeline.from_films(tmp_path, **{"height": 8, "width": 8, "frames": 2, **settings}))


def test_cut_and_mutated_films_give_pictures_or_an_error_that_names_them(tmp_path: Path) -> None:
    seed = int(os.environ.get("PYDL4J_SEED", time.time_ns() % 10**6))
    print(f"PYDL4J_SEED={seed}")
    rng = np.random.default_rng(seed)
    given = errors = 0
    for round in range(150):
        name = FILMS[round % len(FILMS)]
        content = REFERENCE[f"file {name}"].copy()
        for place in rng.integers(0, len(content) if round % 2 else 400, rng.integers(1, 12)):
            content[place] = rng.integers(256)
        if round % 3 == 0:
            content = content[: rng.integers(1, len(content))]
        file = tmp_path / name
        file.write_bytes(content.tobytes())
        try:
            given += len(films.read(file, 24, 32, frames=1 + round % 3).pictures) > 0
        except dl.DataError as e:
            errors += str(file) in str(e)
    assert given + errors == 150  # each error names its file
    assert given > 10
    assert errors > 10
