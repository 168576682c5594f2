"""Pictures with boxes, of files as Pascal VOC and COCO have them: labels are those computed by hand, and boxes go with their pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import pydl4j as dl
from pydl4j import datasets, nn

pytestmark = pytest.mark.usefixtures("session")
HEIGHT, WIDTH = 40, 60
Thing = tuple[str, float, float, float, float]


def voc(folder: Path, name: str, things: list[Thing], *, difficult: bool = False, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
    """Writes a picture, black with white boxes, and its annotation; things in edges, VOC's pixels are counted from 1."""
    for part in ("JPEGImages", "Annotations"):
        (folder / part).mkdir(exist_ok=True)
    Image.fromarray(drawn(things)).save(folder / "JPEGImages" / f"{name}.png")
    objects = "".join(
        f"<object><name>{kind}</name><difficult>{int(difficult)}</difficult><part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin>"
        f"<xmax>2</xmax><ymax>2</ymax></bndbox></part><bndbox><ymax>{bottom}</ymax><xmax>{right}</xmax><ymin>{top + 1}</ymin>"
        f"<xmin>{left + 1}</xmin></bndbox></object>"
        for kind, left, top, right, bottom in things
    )
    text = f"<size><width>{size[0]}</width><height>{size[1]}</height><depth>3</depth></size>{objects}"
    (folder / "Annotations" / f"{name}.xml").write_text(f"<annotation><!-- drawn -->\n{text}</annotation>", encoding="utf-8")


def drawn(things: list[Thing], height: int = HEIGHT, width: int = WIDTH) -> Any:
    picture = np.zeros((height, width), np.uint8)
    for _, left, top, right, bottom in things:
        picture[int(top) : int(bottom), int(left) : int(right)] = 255
    return picture


def coco(folder: Path, pictures: dict[str, list[Thing]], **more: Any) -> Path:
    """The same in one file; categories have ids with gaps, not in the order of the alphabet."""
    ids = {"dog": 7, "cat": 18, "owl": 90}
    made: dict[str, Any] = {"info": {"year": 2026}, "annotations": [], "images": [], "categories": []}
    for number, (name, things) in enumerate(pictures.items()):
        Image.fromarray(drawn(things)).save(folder / name)
        made["images"].append({"id": 100 - number, "file_name": name, "width": WIDTH, "height": HEIGHT, "license": None})
        for kind, left, top, right, bottom in things:
            made["annotations"].append(
                {"id": len(made["annotations"]), "image_id": 100 - number, "category_id": ids[kind], "iscrowd": int(kind == "owl"),
                 "segmentation": [[1, 2, 3, 4]], "bbox": [left, top, right - left, bottom - top]}
            )  # fmt: skip
    made["categories"] = [{"id": number, "name": name, "supercategory": "animal"} for name, number in ids.items()]
    file = folder / "instances.json"
    file.write_text(json.dumps({**made, **more}), encoding="utf-8")
    return file


def read(folder: Path, height: int = HEIGHT, width: int = WIDTH, grid: Any = (4, 6), **settings: Any) -> Any:
    """All pictures and labels."""
    with datasets.DataPipeline.from_objects(folder, height, width, grid=grid, channels="gray", **settings).batch(100) as data:
        (batch,) = data
    return batch.features, batch.labels


TWO: dict[str, list[Thing]] = {"a": [("dog", 3, 4, 20, 16), ("cat", 30, 10, 60, 40)], "b": [("dog", 11, 0, 17, 40)]}


def test_labels_of_voc_are_boxes_in_cells_with_their_class(tmp_path: Path) -> None:
    for name, things in TWO.items():
        voc(tmp_path, name, things)
    voc(tmp_path, "empty", [])
    features, labels = read(tmp_path)
    assert features.shape == (3, 1, HEIGHT, WIDTH)
    expected = np.zeros((3, 6, 4, 6), np.float32)
    expected[0, :, 1, 1] = [0.3, 0.4, 2.0, 1.6, 0, 1]  # a cell has 10 x 10 pixels; cat, dog
    expected[0, :, 2, 4] = [3.0, 1.0, 6.0, 4.0, 1, 0]
    expected[1, :, 2, 1] = [1.1, 0.0, 1.7, 4.0, 0, 1]
    assert np.allclose(labels, expected, atol=1e-6)
    data = datasets.DataPipeline.from_objects(tmp_path, 8, 8, grid=2)
    assert data.class_names == ["cat", "dog"]
    assert data.num_examples == 3
    rows = [(0, 1, 3 / 60, 4 / 40, 20 / 60, 16 / 40), (0, 0, 30 / 60, 10 / 40, 1, 1), (1, 1, 11 / 60, 0, 17 / 60, 1)]
    made = nn.detection.labels(rows, pictures=3, classes=2, height=4, width=6)
    assert np.allclose(labels, made, atol=1e-6)


def test_labels_of_coco_are_those_of_voc_with_categories_by_their_ids(tmp_path: Path) -> None:
    file = coco(tmp_path, {f"{name}.png": things for name, things in TWO.items()})
    features, labels = read(tmp_path, annotations=file)
    assert np.array_equal(features[0, 0], drawn(TWO["a"]))
    assert datasets.DataPipeline.from_objects(tmp_path, 8, 8, grid=2, annotations=file).class_names == ["dog", "cat", "owl"]
    (tmp_path / "voc").mkdir()
    for name, things in TWO.items():
        voc(tmp_path / "voc", name, things)
    assert np.array_equal(labels, read(tmp_path / "voc", classes=["dog", "cat", "owl"])[1])


def test_a_set_of_voc_is_read_alone_and_what_is_difficult_may_be_left_out(tmp_path: Path) -> None:
    voc(tmp_path, "a", TWO["a"])
    voc(tmp_path, "b", TWO["b"], difficult=True)
    (tmp_path / "ImageSets" / "Main").mkdir(parents=True)
    (tmp_path / "ImageSets" / "Main" / "train.txt").write_text("b  1\n\n")
    assert read(tmp_path, subset="train")[1].shape == (1, 5, 4, 6)
    _, labels = read(tmp_path, difficult="skip")
    assert [np.count_nonzero(picture[4:]) for picture in labels] == [2, 0]
    with pytest.raises(dl.DataError, match=r"'val' cannot be read: .*val\.txt does not exist"):
        read(tmp_path, subset="val")
    with pytest.raises(dl.DataError, match="no name of a file"):
        read(tmp_path, subset="a\0b")
    (tmp_path / "ImageSets" / "Main" / "odd.txt").write_bytes(b"a\0b 1\n../a\n")
    with pytest.raises(dl.DataError, match="has no picture"):
        read(tmp_path, subset="odd")


def test_crowds_and_other_classes_may_be_left_out(tmp_path: Path) -> None:
    file = coco(tmp_path, {"a.png": [*TWO["a"], ("owl", 0, 30, 8, 38)]})
    assert np.count_nonzero(read(tmp_path, annotations=file)[1][:, 4:]) == 3
    assert np.count_nonzero(read(tmp_path, annotations=file, difficult="skip")[1][:, 4:]) == 2
    _, labels = read(tmp_path, annotations=file, classes=["cat"], others="skip")
    assert labels.shape[1] == 5
    assert np.count_nonzero(labels[:, 4:]) == 1
    with pytest.raises(dl.DataError, match=r"a\.png has an object of the class 'dog', which is none of those given: \[cat\]"):
        read(tmp_path, annotations=file, classes=["cat"])


def test_boxes_are_resized_and_cut_with_their_pictures(tmp_path: Path) -> None:
    voc(tmp_path, "a", [("dog", 12, 8, 30, 20), ("cat", 44, 10, 56, 30)])
    _, labels = read(tmp_path, 20, 15)
    assert np.allclose(labels[0, :4, 1, 2], [1.2, 0.8, 3.0, 2.0])  # shares of the picture stay
    features, labels = read(tmp_path, 40, 40, grid=4, cut=True)  # of 60 columns those from 10 to 50
    assert np.allclose(labels[0, :4, 1, 1], [0.2, 0.8, 2.0, 2.0])
    assert np.allclose(labels[0, :4, 2, 3], [3.4, 1.0, 4.0, 3.0])  # half of the cat is left
    assert features[0, 0, 20, 34:].min() == 255
    _, labels = read(tmp_path, 40, 40, grid=4, cut=True, visible=0.51)
    assert np.count_nonzero(labels[:, 4:]) == 1


def changed(folder: Path, passes: int, visible: float = 0.25, **changes: Any) -> Any:
    """One picture, changed so many times."""
    data = datasets.DataPipeline.from_objects(folder, HEIGHT, WIDTH, grid=(4, 6), channels="gray", visible=visible)
    with data.repeat(passes).augment(**changes, seed=5).batch(passes) as batches:
        batch = next(iter(batches))
    return batch.features[:, 0], batch.labels


def seen(picture: Any) -> tuple[float, ...] | None:
    """The box around white pixels."""
    rows, columns = np.nonzero(picture > 190)  # gray is 128
    return None if not len(rows) else (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)


@pytest.mark.parametrize(
    "changes",
    [{"flip": 0.5}, {"crop": 0.3}, {"rotate": 40}, {"warp": 0.2}, {"flip": 0.5, "crop": 0.5, "rotate": 20, "warp": 0.1}],
    ids=lambda changes: "-".join(changes),
)
def test_a_box_is_around_the_pixels_of_its_thing_whatever_is_changed(tmp_path: Path, changes: dict[str, float]) -> None:
    voc(tmp_path, "a", [("dog", 8, 6, 32, 26)])
    pictures, labels = changed(tmp_path, 60, visible=0, **changes)
    boxes = set()
    for picture, label in zip(pictures, labels, strict=True):
        pixels = seen(picture)
        if pixels is None:
            assert not label.any()
            continue
        ((row, column),) = np.argwhere(label[4] == 1)
        box = label[:4, row, column] * 10
        assert np.abs(box - pixels).max() <= 1.6, (box, pixels)  # edges are soft where pixels are between two
        assert column <= (box[0] + box[2]) / 20 <= column + 1
        assert row <= (box[1] + box[3]) / 20 <= row + 1
        boxes.add(tuple(np.round(box, 2)))
    assert len(boxes) == 2 if changes == {"flip": 0.5} else len(boxes) > 20


def test_what_is_hardly_seen_any_more_is_not_labelled(tmp_path: Path) -> None:
    voc(tmp_path, "a", [("dog", 0, 0, 10, 10)])
    pictures, labels = changed(tmp_path, 80, visible=0.5, crop=0.4)
    every = changed(tmp_path, 80, visible=0, crop=0.4)[1]
    kept = (labels[:, 4] == 1).any((1, 2))
    assert 5 < kept.sum() < (every[:, 4] == 1).any((1, 2)).sum()
    assert np.array_equal(labels[kept], every[kept])
    assert pictures.max() == 255


def test_an_equalized_picture_has_its_numbers_by_their_ranks(tmp_path: Path) -> None:
    voc(tmp_path, "a", [("dog", 0, 0, 10, 10)])
    gray = np.random.default_rng(3).integers(90, 140, (HEIGHT, WIDTH), np.uint8)
    Image.fromarray(gray).save(tmp_path / "JPEGImages" / "a.png")
    pictures, _ = changed(tmp_path, 1, equalize=1)
    below = np.cumsum(np.bincount(gray.ravel(), minlength=256))
    first = below[gray.min()]
    expected = (below[gray] - first) * 255 / (gray.size - first)  # Gonzalez and Woods 2008, 3.3.1
    assert np.abs(pictures[0] - expected).max() <= 0.51
    with pytest.raises(dl.ConfigurationError, match="8 bits"):
        _ = datasets.DataPipeline.from_objects(tmp_path, 8, 8, grid=1, bits=16).augment(equalize=0.5).num_examples


def test_a_training_with_boxes_is_taken_up_within_its_pass(tmp_path: Path) -> None:
    for i in range(11):
        voc(tmp_path, str(i), [("dog", i, 2 * i, i + 20, 2 * i + 15)])

    def made(folder: Path = tmp_path) -> datasets.DataPipeline:
        data = datasets.DataPipeline.from_objects(folder, 20, 30, grid=5)
        return data.augment(flip=0.5, crop=0.5, warp=0.1).shuffle(seed=4).batch(2).prefetch(2, threads=2)

    with made() as data:
        whole = [(batch.features, batch.labels) for batch in data]
    with made() as data:
        loop = iter(data)
        first = [next(loop) for _ in range(3)]
        place = data.position
    with made() as again:
        rest = [(batch.features, batch.labels) for batch in again.restore(place)]
    together = [(batch.features, batch.labels) for batch in first] + rest
    for part in range(2):
        assert np.array_equal(np.concatenate([each[part] for each in whole]), np.concatenate([each[part] for each in together]))
    voc(tmp_path, "3", [("dog", 0, 0, 20, 15)])  # another label
    with pytest.raises(dl.ConfigurationError, match="other"), made() as data:
        next(iter(data.restore(place)))


LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
BROKEN = {
    "laughs": (f"{LAUGHS}]><annotation><object><name>&i;</name></object></annotation>", "annotation .*xml (has a document type|is no XML)"),
    "outside": ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><annotation><object><name>&x;</name></object></annotation>", "xml"),
    "no xml": ("dog 1 2 3 4", "is no XML"),
    "half": ("<annotation><object>", "is no XML"),
    "other": ("<note><to/></note>", "the element 'note' where VOC has 'annotation'"),
    "nameless": ("<annotation><object><bndbox/></object></annotation>", "an object without a name"),
    "boxless": ("<annotation><object><name>dog</name><bndbox><xmin>1</xmin></bndbox></object></annotation>", "without 'ymin'"),
    "word": ("<annotation><object><name>dog</name><bndbox><xmin>one</xmin></bndbox></object></annotation>", "'one' where 'xmin'"),
    "size": ("<annotation><size><width>3</width><height>4</height></size></annotation>", r"png is 60 x 40 pixels, .* 3 x 4"),
    "deep": ("<annotation>" + "<a>" * 100_000, "deeper than 64"),
    "turned": (
        "<annotation><object><name>dog</name><bndbox><xmin>9</xmin><ymin>1</ymin><xmax>2</xmax><ymax>9</ymax></bndbox></object></annotation>",
        "which is no box",
    ),
    "beside": (
        "<annotation><object><name>dog</name><bndbox><xmin>90</xmin><ymin>1</ymin><xmax>99</xmax><ymax>9</ymax></bndbox></object></annotation>",
        "outside of it is the object 'dog'",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_annotation_is_named_or_left_out(tmp_path: Path, kind: str) -> None:
    text, message = BROKEN[kind]
    voc(tmp_path, "a", TWO["a"])
    voc(tmp_path, "ü ñ", TWO["b"])
    (tmp_path / "Annotations" / "ü ñ.xml").write_text(text, encoding="utf-8")
    with pytest.raises(dl.DataError, match=message) as failure:
        read(tmp_path)
    assert "ü ñ" in str(failure.value)
    assert "root:" not in str(failure.value)
    data = datasets.DataPipeline.from_objects(tmp_path, 8, 8, grid=2, broken="skip")
    with data:
        assert [len(batch) for batch in data] == [1]
    ((file, reason),) = data.broken.items()
    assert "ü ñ" in file
    assert len(reason) < 300


def test_pictures_and_annotations_without_each_other_are_named_or_left_out(tmp_path: Path) -> None:
    for name in "abcd":
        voc(tmp_path, name, TWO["a"])
    (tmp_path / "JPEGImages" / "b.png").unlink()
    with pytest.raises(dl.DataError, match=r"annotation .*b\.xml has no picture"):
        read(tmp_path)
    (tmp_path / "Annotations" / "c.xml").unlink()
    (tmp_path / "JPEGImages" / "d.png").write_bytes(b"no picture")
    data = datasets.DataPipeline.from_objects(tmp_path, 8, 8, grid=2, broken="skip")
    with data:
        assert [len(batch) for batch in data] == [1]
    assert {Path(file).name for file in data.broken} == {"b.xml", "c.xml", "d.png"}
    for place in (tmp_path / "none", tmp_path / "JPEGImages"):
        with pytest.raises(dl.DataError, match=str(place)):
            read(place)


def test_a_picture_without_an_annotation_of_its_own_is_named_or_left_out(tmp_path: Path) -> None:
    voc(tmp_path, "a", TWO["a"])
    (tmp_path / "JPEGImages" / "a.ppm").write_bytes(b"")
    with pytest.raises(dl.DataError, match=r"a\.ppm would have the annotation of .*a\.png"):
        read(tmp_path)
    data = datasets.DataPipeline.from_objects(tmp_path, 8, 8, grid=2, broken="skip")
    with data:
        assert [len(batch) for batch in data] == [1]
    assert {Path(file).name for file in data.broken} == {"a.ppm"}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"images": 3}, "other values than those of COCO"),
        ({"images": [{"id": 1}]}, "an image without 'file_name'"),
        ({"images": [{"id": 1, "file_name": "a.png"}] * 2}, "two images of the id 1"),
        ({"images": [{"id": 100, "file_name": "../../etc/passwd"}]}, "outside of the folder"),
        ({"annotations": [{"id": 5, "image_id": 100, "category_id": 7}]}, r"\(5\) without a 'bbox'"),
        ({"annotations": [{"id": 5, "image_id": 100, "category_id": 7, "bbox": [1, 2, 3]}]}, r"\(5\) without a 'bbox'"),
        ({"annotations": [{"id": 5, "image_id": 100, "category_id": 7, "bbox": ["x", 2, 3, 4]}]}, "other values"),
        ({"annotations": [{"id": 5, "image_id": 100, "category_id": 8, "bbox": [1, 2, 3, 4]}]}, "annotation 5 of .* category 8"),
        ({"annotations": [{"id": 5, "image_id": 2, "category_id": 7, "bbox": [1, 2, 3, 4]}]}, "annotation 5 of .* picture 2"),
        ({"annotations": [{"id": 5, "image_id": 100, "category_id": 7, "bbox": [1, 2, 0, 4]}]}, "annotation 5 of .* no box"),
        ({"images": [{"id": "a", "file_name": "a.png"}]}, r"no number that can be taken at \$\.images\[0\]\.id"),
        ({"annotations": [{"id": 5, "image_id": 2**70, "category_id": 7, "bbox": [1, 2, 3, 4]}]}, "other values"),
    ],
)
def test_a_file_of_coco_that_makes_no_sense_is_refused(tmp_path: Path, more: dict[str, Any], message: str) -> None:
    file = coco(tmp_path, {"a.png": TWO["a"]}, **more)
    with pytest.raises(dl.DataError, match=message):
        read(tmp_path, annotations=file)


@pytest.mark.parametrize(
    "text", ["", "[1, 2]", "{", '{"images": []}', "{}", '{"images": [' + "[" * 100_000, "<annotation/>", "\x00\xff", "\xff"]
)
def test_a_file_that_is_none_of_coco_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "instances.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(dl.DataError, match="annotation") as failure:
        read(tmp_path, annotations=file)
    assert "JsonReader" not in str(failure.value)
    assert "Input length" not in str(failure.value)
    with pytest.raises(dl.DataError, match=r"none\.json does not exist"):
        read(tmp_path, annotations=tmp_path / "none.json")


@pytest.mark.parametrize(
    "settings",
    [{"grid": 0}, {"grid": (1, 2, 3)}, {"grid": "6"}, {"grid": 1 << 20}, {"visible": 2}, {"visible": float("nan")}, {"difficult": True},
     {"others": "keep"}, {"broken": None}, {"classes": "dog"}, {"classes": []}, {"classes": ["dog", "dog"]}, {"subset": 3},
     {"subset": "train", "annotations": "a.json"}, {"channels": "cmyk"}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(tmp_path: Path, settings: dict[str, Any]) -> None:
    voc(tmp_path, "a", TWO["a"])
    with pytest.raises(dl.ConfigurationError), datasets.DataPipeline.from_objects(tmp_path, 8, 8, **{"grid": 2, **settings}) as data:
        next(iter(data))
