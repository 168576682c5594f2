"""The check of the import rules fails on each kind of breach, and on nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "gradle" / "import_rules.py"


def check(root: Path, path: str, text: str) -> "subprocess.CompletedProcess[str]":
    file = root / path
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return subprocess.run([sys.executable, str(SCRIPT), str(root)], capture_output=True, text=True, check=False)


def java(package: str) -> str:
    return f"java/{package.split('.')[2]}/src/main/java/{package.replace('.', '/')}/Sample.java"


@pytest.mark.parametrize(
    ("package", "name"),
    [
        ("org.pydl4j.nd", "org.bytedeco.pytorch.Tensor"),
        ("org.pydl4j.nn.layers", "org.pydl4j.nd.internal.Handle"),
        ("org.pydl4j.nn", "org.bytedeco.pytorch.Tensor"),
        ("org.pydl4j.nd", "org.pydl4j.nn.Model"),
        ("org.pydl4j.nn", "org.pydl4j.bridge.Gateway"),
        ("org.pydl4j.etl", "org.pydl4j.nn.layers.Dense"),
        ("org.pydl4j.spark", "org.pydl4j.serving.Server"),
        ("org.pydl4j.nn", "org.apache.spark.SparkContext"),
        ("org.pydl4j.nn", "py4j.GatewayServer"),
    ],
)
def test_java_breach_is_named(tmp_path: Path, package: str, name: str) -> None:
    imports = check(tmp_path / "a", java(package), f"package {package};\n\nimport {name};\n")
    assert imports.returncode == 1
    assert f"Sample.java:3: {name}" in imports.stdout
    inline = check(tmp_path / "b", java(package), f"package {package};\n/** doc */\nclass A {{ {name} a; }}\n")
    assert inline.returncode == 1
    assert "Sample.java:3: " in inline.stdout


@pytest.mark.parametrize(
    ("package", "text"),
    [
        ("org.pydl4j.nd.internal", "import org.bytedeco.pytorch.Tensor;"),
        ("org.pydl4j.nd", "import org.pydl4j.nd.internal.Handle;"),
        ("org.pydl4j.nn", "import org.pydl4j.nd.NDArray;"),
        ("org.pydl4j.etl", "import org.pydl4j.nn.data.DataSet;"),
        ("org.pydl4j.bridge", "import py4j.GatewayServer;\nimport org.pydl4j.nn.Model;"),
        (
            "org.pydl4j.nd",
            'class A { /* org.bytedeco.x.Y */ String s = "org.pydl4j.nn.Model"; } // org.pydl4j.nn.Model',
        ),
    ],
)
def test_allowed_java_passes(tmp_path: Path, package: str, text: str) -> None:
    result = check(tmp_path, java(package), f"package {package};\n{text}\n")
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pydl4j/nn/net.py", "import jpype"),
        ("pydl4j/nn/net.py", "def f():\n    from py4j.java_gateway import JavaGateway"),
        ("pydl4j/_cli.py", "import subprocess"),
        ("pydl4j/plots.py", "import matplotlib.pyplot as plt"),
    ],
)
def test_python_breach_is_named(tmp_path: Path, path: str, text: str) -> None:
    result = check(tmp_path, path, text)
    assert result.returncode == 1
    assert result.stdout.startswith(f"{path}:{text.count(chr(10)) + 1}: ")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pydl4j/_jvm.py", "import subprocess"),
        ("pydl4j/_bridges/jpype.py", "import jpype"),
        ("pydl4j/plots.py", "def plot():\n    import matplotlib.pyplot"),
        (
            "pydl4j/_array.py",
            "import numpy as np\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import torch",
        ),
        ("pydl4j/_array.py", "try:\n    import ml_dtypes\nexcept ImportError:\n    ml_dtypes = None"),
    ],
)
def test_allowed_python_passes(tmp_path: Path, path: str, text: str) -> None:
    result = check(tmp_path, path, text)
    assert (result.returncode, result.stdout) == (0, "")
