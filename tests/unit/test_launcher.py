"""gradlew: what it takes, what it hands on, and what it says when something is missing."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """A zip with the layout of a Gradle distribution."""
    path = tmp_path / "served" / "gradle-9.9-bin.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("gradle-9.9/bin/gradle", "#!/bin/sh\necho fetched\n")
    return path


def fetch(tmp_path: Path, url: str, sha256: str) -> tuple["subprocess.CompletedProcess[str]", Path]:
    """Runs a copy of the fetcher that is pinned to `url`; returns also the Gradle home."""
    folder, home = tmp_path / "gradle", tmp_path / "home"
    folder.mkdir()
    (folder / "fetch_gradle.py").write_text((ROOT / "gradle" / "fetch_gradle.py").read_text())
    (folder / "launcher.properties").write_text(f"# pinned\nurl={url}\nsha256={sha256}\n")
    done = subprocess.run(
        [sys.executable, str(folder / "fetch_gradle.py")],
        env={**os.environ, "GRADLE_USER_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done, home


def test_the_pinned_gradle_is_verified_and_unpacked(tmp_path: Path, distribution: Path) -> None:
    digest = hashlib.sha256(distribution.read_bytes()).hexdigest()
    done, home = fetch(tmp_path, distribution.as_uri(), digest)
    assert done.returncode == 0, done.stdout
    (launcher,) = home.glob("pydl4j/gradle-9.9-*/bin/gradle")
    assert subprocess.run([str(launcher)], capture_output=True, text=True, check=True).stdout == "fetched\n"
    assert len(list((home / "pydl4j").iterdir())) == 1


def test_other_bytes_are_refused(tmp_path: Path, distribution: Path) -> None:
    done, home = fetch(tmp_path, distribution.as_uri(), "0" * 64)
    assert done.returncode == 1
    assert "expected " + "0" * 64 in done.stdout
    assert list((home / "pydl4j").iterdir()) == []


def test_an_unreachable_distribution_is_one_sentence(tmp_path: Path) -> None:
    done, _ = fetch(tmp_path, (tmp_path / "missing-bin.zip").as_uri(), "0" * 64)
    assert done.returncode == 1
    assert done.stdout.startswith("gradlew: the pinned Gradle cannot be had: ")
    assert done.stderr == ""


def launch(tmp_path: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    gradle = tmp_path / "own-gradle"
    gradle.write_text('#!/bin/sh\nprintf "%s\\n" "$JAVA_HOME" "$@"\n')
    gradle.chmod(0o755)
    clean = {name: value for name, value in os.environ.items() if name not in ("CI", "JAVA_HOME", "PYTHON")}
    return subprocess.run(
        [str(ROOT / "gradlew"), "stage"],
        cwd=tmp_path,
        env={**clean, "GRADLE": str(gradle), **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_given_gradle_gets_python_and_java(tmp_path: Path) -> None:
    done = launch(tmp_path, PYTHON=sys.executable, JAVA_TOOL_OPTIONS="-Duser.home=/tmp")
    java_home, *arguments = done.stdout.splitlines()
    assert Path(java_home, "bin", "javac").exists()
    assert arguments == [f"-Ppython={sys.executable}", "stage"]


def test_under_ci_no_daemon_stays_behind(tmp_path: Path) -> None:
    assert "--no-daemon" in launch(tmp_path, CI="true").stdout.splitlines()


def test_a_missing_python_is_one_sentence(tmp_path: Path) -> None:
    done = launch(tmp_path, PYTHON="/nowhere/python")
    assert done.returncode == 1
    assert done.stderr.startswith("gradlew: Python 3.10 or newer is needed, /nowhere/python is not. Install it")
    assert done.stderr.count("\n") == 1


def test_a_java_home_that_does_not_fit_is_passed_over(tmp_path: Path) -> None:
    old = tmp_path / "jdk8" / "bin"
    old.mkdir(parents=True)
    for name in ("java", "javac"):
        (old / name).write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_392\"' >&2\n")
        (old / name).chmod(0o755)
    done = launch(tmp_path, JAVA_HOME=str(old.parent))
    assert done.returncode == 0, done.stderr
    assert not done.stdout.startswith(str(old.parent))
