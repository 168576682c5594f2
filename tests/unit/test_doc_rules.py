"""The check of Java's documentation fails on each kind of gap, and on nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "gradle" / "doc_rules.py"
INFO = "/** Things. */\n@NullMarked\npackage org.pydl4j.nd;\n"


def check(root: Path, text: str, info: str | None = INFO, package: str = "nd") -> "subprocess.CompletedProcess[str]":
    folder = root / "java/nd/src/main/java/org/pydl4j" / package
    folder.mkdir(parents=True)
    (folder / "Sample.java").write_text(text)
    if info is not None:
        (folder / "package-info.java").write_text(info)
    return subprocess.run([sys.executable, str(SCRIPT), str(root)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("public class A {\n  public int size() { return 1; }\n}", "2: A.size"),
        ("public class A {\n  private int size;\n\n  public <T> T[] size(int... of) { return null; }\n}", "4: A.size"),
        ("public class A {\n  /** It. */\n  public class B {\n    public int size() { return 1; }\n  }\n}", "4: A.B.size"),
        ("public interface A {\n  int size();\n}", "2: A.size"),
        ("public record A(int size) {\n  public int twice() { return 2 * size; }\n}", "2: A.twice"),
        ("public enum A {\n  X { int a() { return 1; } };\n\n  public int size() { return 1; }\n}", "4: A.size"),
        ("public class A {\n  @Deprecated(since = \"1\")\n  public int size() { return '{'; }\n}", "2: A.size"),
        ("public class A {\n  // not a doc\n  public int size() { return 1; }\n}", "3: A.size"),
    ],
)
def test_a_public_method_without_a_doc_is_named(tmp_path: Path, text: str, name: str) -> None:
    found = check(tmp_path, text)
    assert found.returncode == 1
    assert f"Sample.java:{name} has no javadoc" in found.stdout
    assert found.stdout.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "public class A {\n  /** One. */\n  public int size() { return 1; }\n}",
        'public class A {\n  @Override\n  public String toString() { return "{"; }\n}',
        "class A {\n  public int size() { return 1; }\n}",
        "public class A {\n  int size() { return 1; }\n\n  private static class B {\n    public int size() { return 1; }\n  }\n}",
        "public class A {\n  public A(int size) {}\n\n  public static final int[] SIZES = sizes(() -> { go(); });\n}",
        "public class A {\n  private Object a = new Object() {\n      public int size() { return 1; }\n  };\n}",
        "public interface A {\n  private int size() { return 1; }\n}",
    ],
)
def test_what_needs_no_doc_of_its_own_passes(tmp_path: Path, text: str) -> None:
    found = check(tmp_path, text)
    assert found.returncode == 0, found.stdout


def test_internal_packages_are_no_api(tmp_path: Path) -> None:
    found = check(tmp_path, "public class A {\n  public int size() { return 1; }\n}", package="nd/internal")
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(("info", "message"), [(None, "no package-info"), (INFO.replace("@NullMarked\n", ""), "does not say @NullMarked")])
def test_a_package_without_an_info_or_nullness_is_named(tmp_path: Path, info: str | None, message: str) -> None:
    found = check(tmp_path, "class A {}", info)
    assert found.returncode == 1
    assert message in found.stdout
