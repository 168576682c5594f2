"""Which word was said? MFCC of sound files, padded and masked, through a GRU in both directions, and voices that it never heard.

    python examples/audio_commands.py [--epochs 30] [--speak] [--bridge py4j|jpype|pyjnius]

Fourteen voices say ten words to train with, six others to test with: files of ``examples/data/words``, made by eSpeak NG.
``--speak`` lets espeak-ng say the words of yet another voice and recognises them; it needs Debian's package of that name.
Needs the extra 'media': ``pydl4j extras install media``.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from contextlib import nullcontext
from pathlib import Path

import numpy as np

import pydl4j as dl
from pydl4j import datasets, nn
from pydl4j.etl import audio

WORDS = Path(__file__).parent / "data" / "words"
RATE = 16000
FEATURES = audio.MFCC(13, n_mels=40, n_fft=512, hop_length=160)
"""Thirteen coefficients of 32 ms, each 10 ms."""


def network(classes: int) -> nn.MultiLayerConfiguration:
    """One number for each word from what both directions end with."""
    return nn.MultiLayerConfiguration(
        seed=1,
        updater=nn.Adam(5e-3),
        input_type=nn.InputType.recurrent(13),
        layers=[
            nn.Bidirectional(nn.LastTimeStep(nn.GRU(48, drop_out=0.8))),
            nn.Output(classes, loss="mcxent", activation="softmax", drop_out=0.5),
        ],
    )


def recognised(net: nn.MultiLayerNetwork, file: Path) -> str:
    """The word of one file."""
    samples = audio.read(file, sample_rate=RATE).samples[0]
    loud = np.flatnonzero(np.abs(samples) > 0.01 * np.abs(samples).max())  # the files to train with have no silence at their ends
    features = FEATURES(samples[loud[0] : loud[-1] + 1], RATE)
    return str(net.labels[int(net.predict(features[None])[0])])


def speak(net: nn.MultiLayerNetwork) -> None:
    """Lets espeak-ng say each word in a voice that it never heard."""
    with tempfile.TemporaryDirectory() as folder:
        for word in net.labels:
            file = Path(folder) / f"{word}.wav"
            subprocess.run(["espeak-ng", "-v", "en-us+Michael", "-w", str(file), word], check=True)
            print(f"said {word}, heard {recognised(net, file)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--speak", action="store_true")
    parser.add_argument("--bridge", default=None)
    options = parser.parse_args()
    chosen = dl.session(bridge=options.bridge) if options.bridge else nullcontext()
    with chosen, nn.MultiLayerNetwork(network(10)).init() as net:
        train = datasets.DataPipeline.from_audio(WORDS / "train", FEATURES, sample_rate=RATE)
        net.labels = train.class_names
        test = datasets.DataPipeline.from_audio(WORDS / "test", FEATURES, sample_rate=RATE, classes=net.labels)
        net.normalizer = train.fit_normalizer()
        net.normalize = True  # raw coefficients from now on, wherever the network runs
        changed = train.augment_audio(speed=0.1, gain=6, noise=0.05, time_mask=0.1, seed=2)
        net.fit(changed.shuffle(seed=3).batch(20).prefetch(4, threads=2), epochs=options.epochs)
        evaluation = net.evaluate(test)
        print(evaluation.confusion_matrix)
        print(f"accuracy={evaluation.accuracy:.4f}")
        if options.speak:
            if shutil.which("espeak-ng") is None:
                raise SystemExit("espeak-ng is not installed: apt-get install espeak-ng")
            speak(net)


if __name__ == "__main__":
    main()
