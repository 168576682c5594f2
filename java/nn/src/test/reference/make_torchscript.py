"""Writes java/nn/src/test/resources/torchscript with PyTorch: python make_torchscript.py (torch and numpy must be there)."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch

FOLDER = Path(__file__).parent.parent / "resources" / "torchscript"


class TwoIn(torch.nn.Module):
    def forward(self, left: torch.Tensor, right: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"sum": left + right, "largest": torch.argmax(left * right, dim=1)}


class Same(torch.nn.Module):
    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return x, x * 2


def tensor(name: str, dtype: str, *shape: int) -> dict[str, object]:
    return {"name": name, "dtype": dtype, "shape": shape}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    mlp = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Tanh(), torch.nn.Dropout(0.5), torch.nn.Linear(8, 3), torch.nn.Softmax(1))
    x = torch.randn(5, 4)
    torch.jit.script(mlp).save(str(FOLDER / "mlp.pt"))
    with torch.no_grad():
        np.save(FOLDER / "mlp_x.npy", x.numpy())
        np.save(FOLDER / "mlp_y.npy", mlp.eval()(x).numpy())
    signature = {"inputs": [tensor("x", "float32", -1, 4)], "outputs": [tensor("y", "float32", -1, 3)], "labels": ["a", "b", "c"]}
    (FOLDER / "mlp.signature.json").write_text(json.dumps(signature, indent=1) + "\n")

    inputs = [tensor("right", "float32", -1, 2), tensor("left", "float32", -1, 2)]
    text = json.dumps({"inputs": inputs, "outputs": [tensor("largest", "int64", -1), tensor("sum", "float32", -1, 2)]})
    torch.jit.save(torch.jit.script(TwoIn()), str(FOLDER / "two.pt"), _extra_files={"signature.json": text})

    text = json.dumps({"inputs": [tensor("x", "float32", -1, 2)], "outputs": [tensor(n, "float32", -1, 2) for n in ("same", "twice")]})
    torch.jit.save(torch.jit.script(Same()), str(FOLDER / "same.pt"), _extra_files={"signature.json": text})
    torch.jit.save(torch.jit.script(Same()), str(FOLDER / "unsigned.pt"))


if __name__ == "__main__":
    main()
