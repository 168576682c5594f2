"""The benchmarks of pictures in torchvision and Pillow; arguments: the folder, the clock (wall or cpu); or make, the folder, how many."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from PIL import Image
from worker import CLOCKS, Repeat, serve

SIZE = 224


def make(folder: Path, count: int) -> None:
    """Pictures with large and small structure, as photographs have them, of two classes."""
    random = np.random.default_rng(3)
    for number in range(count):
        coarse = Image.fromarray(random.integers(0, 256, (12, 16, 3), np.uint8)).resize((500, 375), Image.Resampling.BICUBIC)
        pixels = np.asarray(coarse, np.float32) + random.normal(0, 12, (375, 500, 1))
        place = folder / str(number % 2)
        place.mkdir(exist_ok=True)
        Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(place / f"{number}.jpg", quality=90)


def augmented(folder: str) -> Repeat:
    from torch.utils.data import DataLoader
    from torchvision import datasets, transforms

    chosen = transforms.Compose([
        transforms.RandomResizedCrop(SIZE, scale=(1 / 3, 1)), transforms.RandomHorizontalFlip(), transforms.ToTensor(),
    ])  # fmt: skip
    loader = DataLoader(datasets.ImageFolder(folder, chosen), batch_size=32, num_workers=2, persistent_workers=True)

    def repeat(times: int) -> None:
        for _ in range(times):
            for batch, _ in loader:
                assert batch.numpy().shape[1:] == (3, SIZE, SIZE)

    return repeat


def plain(folder: str) -> Repeat:
    files = sorted(Path(folder).rglob("*.jpg"))

    def repeat(times: int) -> None:
        for _ in range(times):
            for start in range(0, len(files), 32):
                rows = [np.asarray(Image.open(file).convert("RGB").resize((SIZE, SIZE))) for file in files[start : start + 32]]
                batch = np.ascontiguousarray(np.stack(rows).transpose(0, 3, 1, 2), np.float32) / 255
                assert batch.shape[1:] == (3, SIZE, SIZE)

    return repeat


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        serve({"augmented": lambda: augmented(sys.argv[1]), "plain": lambda: plain(sys.argv[1])}, CLOCKS[sys.argv[2]])
