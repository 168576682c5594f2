"""torchvision's models with random weights give their outputs here, and take back what is written here.

By hand, in an environment with torch and torchvision for the two other steps:

    python tests/compat/torch/torchvision_models.py make FOLDER     # with torchvision
    python -m tests.compat.torch.torchvision_models check FOLDER    # with pydl4j
    python tests/compat/torch/torchvision_models.py again FOLDER    # with torchvision
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np

NAMES = {"resnet50": "ResNet50", "vgg16": "VGG16", "mobilenet_v2": "MobileNetV2"}


def make(folder: Path) -> int:
    import torch
    from safetensors.torch import save_file
    from torchvision import models

    folder.mkdir(exist_ok=True)
    for name in NAMES:
        torch.manual_seed(1)
        net: Any = getattr(models, name)().eval()
        for key, array in net.named_buffers():
            if array.is_floating_point():
                array.copy_(torch.rand_like(array) + 0.5 if key.endswith("var") else torch.rand_like(array) - 0.5)
        x = torch.randn(2, 3, 224, 224)
        with torch.no_grad():
            y = torch.softmax(net(x), 1)
        save_file(net.state_dict(), folder / f"{name}.safetensors")
        np.savez(folder / f"{name}.npz", x=x.numpy(), y=y.numpy())
    return 0


def check(folder: Path) -> int:
    import pydl4j as dl
    from pydl4j import nn

    worst = 0.0
    with dl.session():
        for name, ours in NAMES.items():
            model = getattr(nn.zoo, ours)(**({} if name == "vgg16" else {"symmetric_padding": True}))
            arrays = np.load(folder / f"{name}.npz")
            with model.init() as net:
                net.load_state_dict(folder / f"{name}.safetensors", model.torch_names())
                difference = float(np.abs(net.output(arrays["x"]) - arrays["y"]).max() / arrays["y"].max())
                net.save_state_dict(folder / f"{name}_again.safetensors", model.torch_names())
            print(f"{name}: largest difference {difference:.3g} of the largest share")
            worst = max(worst, difference)
    return 0 if worst < 1e-4 else 1


def again(folder: Path) -> int:
    import torch
    from safetensors.torch import load_file
    from torchvision import models

    for name in NAMES:
        net: Any = getattr(models, name)()
        net.load_state_dict(load_file(folder / f"{name}_again.safetensors"))
        first = load_file(folder / f"{name}.safetensors")
        assert all(torch.equal(array, first[key]) for key, array in net.state_dict().items() if array.is_floating_point()), name
        print(f"{name}: equal weights")
    return 0


if __name__ == "__main__":
    sys.exit({"make": make, "check": check, "again": again}[sys.argv[1]](Path(sys.argv[2])))
