"""Finds and names drawn shapes in pictures: a small network that ends in Yolo2Output.

    python examples/find_shapes.py [--pictures 1500] [--epochs 25] [--save found.png] [--folder FOLDER [--annotations instances.json]]

The pictures are made here: dark squares, discs and crosses of several sizes on a noisy ground, at most three a picture. With a folder
those to learn from are files, with annotations as Pascal VOC has them (JPEGImages, Annotations), or COCO.
"""

from __future__ import annotations

import argparse

import numpy as np
import numpy.typing as npt

from pydl4j import datasets, nn

NAMES = ("square", "disc", "cross")
SIZE, GRID = 48, 6
Array = npt.NDArray[np.float32]


def draw(rng: np.random.Generator, count: int) -> tuple[Array, list[tuple[float, ...]]]:
    """Pictures [count, 1, 48, 48], and (picture, class, left, top, right, bottom) of each shape."""
    pictures = rng.normal(0.8, 0.05, size=(count, 1, SIZE, SIZE)).astype(np.float32)
    rows, columns = np.mgrid[:SIZE, :SIZE]
    boxes: list[tuple[float, ...]] = []
    for picture in range(count):
        taken: set[tuple[int, int]] = set()
        for _ in range(rng.integers(1, 4)):
            half, kind = int(rng.integers(5, 9)), int(rng.integers(3))
            x, y = (int(each) for each in rng.integers(half, SIZE - half, size=2))
            if any(abs(x - a) < 17 and abs(y - b) < 17 for a, b in taken):
                continue
            taken.add((x, y))
            across, down = np.abs(columns - x), np.abs(rows - y)
            shape = (across <= half) & (down <= half)
            if kind == 1:
                shape = across**2 + down**2 <= half**2
            elif kind == 2:
                shape &= (across <= half // 3) | (down <= half // 3)
            pictures[picture, 0][shape] = 0.2
            edges = (x - half, y - half, x + half + 1, y + half + 1)
            boxes.append((picture, kind, *(float(np.clip(edge / SIZE, 0, 1)) for edge in edges)))
    return pictures, boxes


def network() -> nn.MultiLayerNetwork:
    layers: list[nn.Layer] = []
    for channels in (16, 32, 64):
        layers += [
            nn.Convolution(channels, kernel_size=3, convolution_mode="same", activation="identity", has_bias=False),
            nn.BatchNormalization(),
            nn.Activation("leakyrelu"),
            nn.Subsampling("max", kernel_size=2, stride=2),
        ]
    layers += [
        nn.Convolution(64, kernel_size=3, convolution_mode="same", activation="leakyrelu"),
        nn.Convolution(2 * (5 + len(NAMES)), kernel_size=1, activation="identity"),
        nn.Yolo2Output([1.4, 1.4, 2.0, 2.0]),  # two boxes a cell
    ]
    return nn.MultiLayerNetwork(
        nn.MultiLayerConfiguration(
            seed=3, updater=nn.Adam(2e-3), weight_init="relu", input_type=nn.InputType.convolutional(SIZE, SIZE, 1), layers=layers
        )
    ).init()


def of_files(folder: str, annotations: str | None) -> datasets.DataPipeline:
    """Annotated pictures, mirrored and cut at random, their boxes with them."""
    pictures = datasets.DataPipeline.from_objects(
        folder, SIZE, SIZE, grid=GRID, annotations=annotations, classes=NAMES, channels="gray", scale=1 / 255
    )
    return pictures.augment(flip=0.5, crop=0.8, seed=1).shuffle(seed=2).batch(16).prefetch(4, threads=2)


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    common = max(across, 0) * max(down, 0)
    return common / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - common)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pictures", type=int, default=1500)
    parser.add_argument("--epochs", type=int, default=25)
    parser.add_argument("--save", help="file for a picture of what was found")
    parser.add_argument("--folder", help="annotated pictures to learn from")
    parser.add_argument("--annotations", help="the file of COCO; without it the folder is one of Pascal VOC")
    options = parser.parse_args()

    rng = np.random.default_rng(5)
    pictures, boxes = draw(rng, options.pictures)
    net = network()
    if options.folder:
        net.fit(of_files(options.folder, options.annotations), epochs=options.epochs)
    else:
        labels = nn.detection.labels(boxes, pictures=options.pictures, classes=len(NAMES), height=GRID, width=GRID)
        net.fit(pictures, labels, epochs=options.epochs, batch_size=16)

    pictures, boxes = draw(rng, 100)
    found = nn.detection.detect(net, pictures, threshold=0.4, overlap=0.3)
    hit = 0
    for picture, kind, *box in boxes:
        near = [each for each in found if each.picture == picture and overlap(each.box, tuple(box)) > 0.5]
        hit += any(each.kind == kind for each in near)
    print(f"{len(boxes)} shapes in 100 new pictures, {len(found)} boxes")
    if options.save:
        save(options.save, pictures, found)
    print(f"recall={hit / len(boxes):.3f} precision={hit / max(1, len(found)):.3f}")
    net.close()


def save(path: str, pictures: Array, found: list[nn.detection.DetectedObject]) -> None:
    import matplotlib.pyplot as plt
    from matplotlib.patches import Rectangle

    figure, axes = plt.subplots(2, 4, figsize=(10, 5))
    for number, axis in enumerate(axes.flat):
        axis.imshow(pictures[number, 0], cmap="gray", vmin=0, vmax=1)
        axis.axis("off")
        for each in found:
            if each.picture == number:
                left, top, right, bottom = (edge * SIZE - 0.5 for edge in each.box)
                axis.add_patch(Rectangle((left, top), right - left, bottom - top, fill=False, color=f"C{each.kind}"))
                axis.text(left, top, f"{NAMES[each.kind]} {each.confidence:.2f}", fontsize=7, color=f"C{each.kind}")
    figure.savefig(path, dpi=80)
    plt.close(figure)


if __name__ == "__main__":
    main()
