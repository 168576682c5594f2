"""Writes reference.npz beside it: small films that OpenCV's FFmpeg wrote, and the pictures that it reads of them.

python make_reference.py      # needs opencv-python-headless 5.0
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import cv2
import numpy as np

FILMS = {"mpeg4.mp4": "mp4v", "mjpeg.avi": "MJPG", "ffv1.mkv": "FFV1", "vp8.webm": "VP80", "vp9.webm": "VP90"}
FRAMES, HEIGHT, WIDTH = 12, 48, 64


def picture(i: int) -> np.ndarray:
    """Smooth colours, and a bright square that moves to the right."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    made = np.stack([2 * x + 20, 3 * y + 30, 100 + 10 * i + 0 * x], 2)
    made[16:32, 4 * i : 4 * i + 16] = (230, 240, 250)
    return made.clip(0, 255).astype(np.uint8)


def main() -> None:
    made: dict[str, np.ndarray] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, codec in FILMS.items():
            file = str(Path(folder, name))
            writer = cv2.VideoWriter(file, cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*codec), 10, (WIDTH, HEIGHT))
            assert writer.isOpened(), name
            for i in range(FRAMES):
                writer.write(picture(i))
            writer.release()
            reader = cv2.VideoCapture(file, cv2.CAP_FFMPEG)
            frames = [reader.read()[1] for _ in range(FRAMES)]
            assert not reader.read()[0], name
            made[f"file {name}"] = np.frombuffer(Path(file).read_bytes(), np.uint8)
            made[f"frames {name}"] = np.stack(frames)
    np.savez_compressed(Path(__file__).with_name("reference.npz"), **made)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
