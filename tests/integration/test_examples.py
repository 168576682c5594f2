"""Every example runs, and says what it promises; small settings where it trains."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests import java_programs

EXAMPLES = Path(__file__).parents[2] / "examples"
ENVIRONMENT = {**os.environ, "PYDL4J_THREADS": "1", "MPLBACKEND": "Agg"}


def run(*command: str, folder: Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=ENVIRONMENT, timeout=280, check=False)
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def test_lenet_trains_proves_zero_copy_and_ends_with_its_accuracy(tmp_path: Path) -> None:
    out = run(
        sys.executable, str(EXAMPLES / "lenet_mnist.py"), "--limit", "3000", "--epochs", "2", "--save", "net.zip",
        folder=tmp_path,
    )  # fmt: skip
    last = re.fullmatch(r"accuracy=(0\.\d{4}) seconds=\d+\.\d", out.splitlines()[-1])
    assert last
    assert float(last[1]) > 0.85
    sums = re.findall(r"(?:checksum|numpy|JVM) ([0-9a-f]{8})\b", out)
    assert len(sums) == 4
    assert sums[0] == sums[1] != sums[2] == sums[3]
    assert "examples/s in training" in out
    assert (tmp_path / "net.zip").stat().st_size > 3 * 4 * 431_080, "weights and the state of Adam"


def test_mlp_learns_the_spirals_and_draws_its_curve(tmp_path: Path) -> None:
    out = run(sys.executable, str(EXAMPLES / "mlp_numpy.py"), "--plot", "curve.png", folder=tmp_path)
    accuracy = re.search(r"Accuracy +(\d\.\d+)", out)
    assert accuracy
    assert float(accuracy[1]) > 0.95
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")


def test_japanese_vowels_tells_the_speakers_whatever_the_padding_holds(tmp_path: Path) -> None:
    out = run(sys.executable, str(EXAMPLES / "japanese_vowels.py"), folder=tmp_path)
    last = re.fullmatch(r"accuracy=(\d\.\d{4}) same=True", out.splitlines()[-1])
    assert last
    assert float(last[1]) >= 0.962, "what Kudo et al. 1999 reach with hidden Markov models"


def test_words_of_voices_that_were_never_heard_are_told_apart(tmp_path: Path) -> None:
    speaking = ["--speak"] if shutil.which("espeak-ng") else []
    out = run(sys.executable, str(EXAMPLES / "audio_commands.py"), "--epochs", "10", *speaking, folder=tmp_path)
    accuracy = re.search(r"^accuracy=(\d\.\d{4})$", out, re.MULTILINE)
    assert accuracy
    assert float(accuracy[1]) >= 0.9
    heard = re.findall(r"said (\w+), heard (\w+)", out)
    assert len(heard) == 10 * len(speaking)
    assert sum(said == word for said, word in heard) >= 7 * len(speaking)


def test_letters_are_guessed_better_than_by_their_frequencies(tmp_path: Path) -> None:
    out = run(
        sys.executable, str(EXAMPLES / "letters.py"), "--letters", "120000", "--epochs", "6", "--hidden", "64", "--write", "50",
        folder=tmp_path,
    )  # fmt: skip
    last = re.fullmatch(r"nats=(\d\.\d{3}) frequencies=(\d\.\d{3})", out.splitlines()[-1])
    assert last
    assert float(last[1]) < float(last[2]) - 0.7
    assert len(out.splitlines()[-2]) == 90, "40 letters of the book, and 50 that follow"


def test_a_layer_of_python_lets_a_deep_network_learn(tmp_path: Path) -> None:
    out = run(sys.executable, str(EXAMPLES / "own_layer.py"), "--depth", "12", "--epochs", "15", folder=tmp_path)
    last = re.fullmatch(r"12 layers: plain=(\d\.\d{3}) highways=(\d\.\d{3})", out.splitlines()[-1])
    assert last
    assert float(last[2]) > 0.95


def test_digits_are_learnt_without_labels(tmp_path: Path) -> None:
    out = run(
        sys.executable, str(EXAMPLES / "digits_without_labels.py"),
        "--digits", "3000", "--labelled", "200", "--epochs", "6", "--save", "samples.png",
        folder=tmp_path,
    )  # fmt: skip
    last = re.fullmatch(r"gain=(-?\d\.\d{4}) mended=(\d+\.\d\d) told=(\d+\.\d\d)", out.splitlines()[-1])
    assert last
    assert float(last[1]) > 0.03, "pretraining helps where labels are few"
    assert float(last[2]) > 1.2, "a denoising autoencoder mends digits"
    assert float(last[3]) > 2, "noise is less likely than digits"
    assert (tmp_path / "samples.png").read_bytes().startswith(b"\x89PNG")


def test_shapes_are_found_and_named(tmp_path: Path) -> None:
    out = run(
        sys.executable, str(EXAMPLES / "find_shapes.py"), "--pictures", "320", "--epochs", "12", "--save", "found.png", folder=tmp_path
    )
    last = re.fullmatch(r"recall=(\d\.\d{3}) precision=(\d\.\d{3})", out.splitlines()[-1])
    assert last
    assert float(last[1]) > 0.5
    assert (tmp_path / "found.png").read_bytes().startswith(b"\x89PNG")


# What they learn of VOC they learn of COCO: tests/integration/test_objects.py has that their labels are the same.
@pytest.mark.parametrize(("form", "epochs", "recall"), [("voc", 12, 0.5), ("coco", 1, 0)])
def test_shapes_are_learnt_from_annotated_files(tmp_path: Path, form: str, epochs: int, recall: float) -> None:
    command = [sys.executable, str(EXAMPLES / "find_shapes.py"), "--epochs", str(epochs), *annotated_shapes(tmp_path, form, 320)]
    last = re.fullmatch(r"recall=(\d\.\d{3}) precision=(\d\.\d{3})", run(*command, folder=tmp_path).splitlines()[-1])
    assert last
    assert float(last[1]) >= recall


def annotated_shapes(folder: Path, form: str, count: int) -> list[str]:
    """Writes the example's pictures as files with annotations, and gives the arguments for them."""
    example = runpy.run_path(str(EXAMPLES / "find_shapes.py"))
    pictures, boxes = example["draw"](np.random.default_rng(7), count)
    things = [(int(n), example["NAMES"][int(kind)], *(edge * example["SIZE"] for edge in edges)) for n, kind, *edges in boxes]
    pixels = folder / "JPEGImages"
    pixels.mkdir()
    for number, picture in enumerate(pictures):
        Image.fromarray((picture[0].clip(0, 1) * 255).astype(np.uint8)).save(pixels / f"{number:03}.png")
    if form == "coco":
        made = {
            "images": [{"id": i, "file_name": f"{i:03}.png"} for i in range(count)],
            "categories": [{"id": i, "name": name} for i, name in enumerate(example["NAMES"])],
            "annotations": [
                {"id": i, "image_id": n, "category_id": example["NAMES"].index(name), "bbox": [x, y, right - x, bottom - y]}
                for i, (n, name, x, y, right, bottom) in enumerate(things)
            ],
        }
        (folder / "instances.json").write_text(json.dumps(made))
        return ["--folder", str(pixels), "--annotations", str(folder / "instances.json")]
    (folder / "Annotations").mkdir()
    for number in range(count):
        text = "".join(
            f"<object><name>{name}</name><bndbox><xmin>{x + 1}</xmin><ymin>{y + 1}</ymin>"
            f"<xmax>{right}</xmax><ymax>{bottom}</ymax></bndbox></object>"
            for n, name, x, y, right, bottom in things
            if n == number
        )
        (folder / "Annotations" / f"{number:03}.xml").write_text(f"<annotation>{text}</annotation>")
    return ["--folder", str(folder)]


def test_zero_copy_shows_both_sides_the_same(tmp_path: Path) -> None:
    out = run(sys.executable, str(EXAMPLES / "zero_copy.py"), "--megabytes", "8", folder=tmp_path)
    assert "the array holds [10.0, 20.0, 30.0, 1.0]" in out
    assert "numpy sees [11.0, 21.0, 31.0, 2.0]" in out
    assert "the result is [22.0, 42.0, 62.0, 4.0]" in out
    ours, theirs = re.findall(r"(?:numpy|JVM) ([0-9a-f]{8})", out)
    assert ours == theirs


def test_asyncio_stops_by_cancelling(tmp_path: Path) -> None:
    out = run(sys.executable, str(EXAMPLES / "asyncio_training.py"), "--seconds", "1.5", folder=tmp_path)
    assert out.count("score ") >= 2
    assert "the weights are kept: accuracy" in out


def test_resuming_gives_the_same_weights(tmp_path: Path) -> None:
    out = run(sys.executable, str(EXAMPLES / "save_and_resume.py"), "--file", str(tmp_path / "net.zip"), folder=tmp_path)
    assert "the same weights as in one go: True" in out


def test_the_java_example_runs_as_one_file(tmp_path: Path) -> None:
    if not (EXAMPLES / "java" / "LeNetMnist.java").exists():
        pytest.fail("examples/java/LeNetMnist.java is missing")
    out = java_programs.run(EXAMPLES / "java" / "LeNetMnist.java", "0", folder=EXAMPLES.parent)  # no epochs: reads MNIST and evaluates
    assert "431,080" in out
    accuracy = re.search(r"Accuracy: +(\d\.\d+)", out)
    assert accuracy
    assert 0 < float(accuracy[1]) < 0.4, "nothing was learnt yet"


def test_http_serving_is_asked_by_tritons_clients_over_both_protocols(tmp_path: Path) -> None:
    out = run(sys.executable, str(EXAMPLES / "http_serving.py"), "--examples", "3000", folder=tmp_path)
    over_http, over_grpc = re.findall(r"accuracy=(0\.\d{4})", out)
    assert over_http == over_grpc
    assert float(over_http) > 0.85


def test_texts_are_told_apart_by_tfidf_and_by_embeddings(tmp_path: Path) -> None:
    out = run(sys.executable, str(EXAMPLES / "text_classification.py"), folder=tmp_path)
    largest = float(re.findall(r"largest part has (0\.\d+)", out)[0])
    for kind in ("tfidf", "embeddings", "transformer", "word vectors"):
        assert float(re.findall(rf"{kind} accuracy=(\d\.\d+)", out)[0]) > largest + 0.15, out
