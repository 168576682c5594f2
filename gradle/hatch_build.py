"""The build hook of pip and hatchling: fills pydl4j/_stage with the jars and natives, and puts it into the wheel.

`PYDL4J_STAGED=1` says that the folder is staged already (or will be): Gradle is not called then.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The newest glibc symbol in the natives is 2.35's (libtorch_cpu).
PLATFORM = "manylinux_2_35_x86_64"


class StageHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before hatchling collects the files of a wheel (`standard`) or of an editable install (`editable`)."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if os.environ.get("PYDL4J_STAGED") != "1":
            self.app.display_info("pydl4j: staging jars and natives with Gradle")
            subprocess.run(["sh", "gradlew", "-q", "stage"], cwd=self.root, stdin=subprocess.DEVNULL, check=True)
        if version == "editable":
            return
        stage = Path(self.root, "pydl4j", "_stage")
        if not list(stage.glob("jars/*.jar")) or not list(stage.glob("natives/*/*.so*")):
            raise RuntimeError(f"{stage} holds no jars and natives, so the wheel would not run. Stage them: ./gradlew stage")
        build_data["artifacts"] += [f"pydl4j/_stage/{part}/**" for part in ("jars", "serving", "kafka_dev", "natives")]
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{PLATFORM}"
