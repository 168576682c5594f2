"""Projects of Maven and of Gradle, made of README's lines, against the repository that `./gradlew publish` writes."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import pydl4j as dl

ROOT = Path(__file__).parents[2]
PROJECTS = Path(__file__).parent / "projects"
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODULES = ["nd", "nn", "etl", "modelimport", "spark", "serving", "bridge"]
MAVEN_CENTRALS = ["name", "description", "url", "licenses/license/name", "developers/developer/name", "scm/connection", "scm/url"]


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYDL4J_", "JAVA_TOOL_OPTIONS"))}
    line = [str(part) for part in command]
    done = subprocess.run(line, cwd=cwd, env={**kept, **env}, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def readme(language: str) -> str:
    """The README's lines for a build tool, pointed at the repository that the tests use."""
    (lines,) = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert f"{dl.__version__}" in lines
    return str(lines).replace("/path/to/pydl4j/build/repository", str(ROOT / "build" / "tested-repository"))


def newest_java() -> Path:
    homes = {release(home): home for home in Path("/usr/lib/jvm").glob("*") if (home / "bin" / "java").is_file()}
    return homes[max(homes)] / "bin" / "java"


def release(home: Path) -> int:
    found = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text()) if (home / "release").is_file() else None
    return int(found.group(1)) if found else 0


@pytest.fixture(scope="module")
def repository() -> Path:
    folder = ROOT / "build" / "tested-repository" / "org" / "pydl4j"
    if not folder.is_dir():  # pytest was called by hand
        run("sh", "gradlew", "-q", "publishTested", cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def maven() -> str:
    """Maven, which machines of ours have; Debian's, where one has not."""
    if not shutil.which("mvn"):
        run("apt-get", "update", "-qq", cwd=ROOT)
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "maven", cwd=ROOT, DEBIAN_FRONTEND="noninteractive")
    return "mvn"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One folder for the unpacked natives of all programs here."""
    return f"-Dpydl4j.cache={tmp_path_factory.mktemp('cache')}"


@pytest.fixture
def gpg_home() -> Iterator[Path]:
    """A folder of gpg's with one key, without a passphrase. Its agent's socket bears no long path."""
    home = Path(tempfile.mkdtemp(prefix="gpg", dir="/tmp"))
    key = [
        "--batch",
        "--pinentry-mode",
        "loopback",
        "--passphrase",
        "",
        "--quick-gen-key",
        "release@example.org",
        "ed25519",
        "sign",
        "never",
    ]
    try:
        run("gpg", "--homedir", home, *key, cwd=home)
        yield home
    finally:
        run("gpgconf", "--homedir", home, "--kill", "all", cwd=ROOT)
        shutil.rmtree(home)


def text(pom: Path, path: str) -> str | None:
    return ET.parse(pom).getroot().findtext("/".join(f"{{*}}{part}" for part in path.split("/")))


@pytest.mark.parametrize("name", [*MODULES, "natives", "bom"])
def test_an_artifact_has_what_maven_central_asks_for(repository: Path, name: str) -> None:
    folder = repository / f"pydl4j-{name}" / dl.__version__
    stem = f"pydl4j-{name}-{dl.__version__}"
    pom = folder / f"{stem}.pom"
    assert (text(pom, "groupId"), text(pom, "artifactId"), text(pom, "version")) == ("org.pydl4j", f"pydl4j-{name}", dl.__version__)
    assert all(text(pom, path) for path in MAVEN_CENTRALS)
    jars = [] if name == "bom" else [folder / f"{stem}{part}.jar" for part in ("", "-sources", "-javadoc")]
    for jar in jars:
        assert "META-INF/LICENSE" in zipfile.ZipFile(jar).namelist(), jar
    for file in [pom, *jars]:
        for algorithm in ("md5", "sha1", "sha256"):
            digest = hashlib.new(algorithm, file.read_bytes()).hexdigest()
            assert Path(f"{file}.{algorithm}").read_text() == digest


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_a_name_its_sources_and_its_documentation(repository: Path, name: str) -> None:
    stem = repository / f"pydl4j-{name}" / dl.__version__ / f"pydl4j-{name}-{dl.__version__}"
    manifest = zipfile.ZipFile(f"{stem}.jar").read("META-INF/MANIFEST.MF").decode()
    assert f"Automatic-Module-Name: org.pydl4j.{name}" in manifest
    sources = zipfile.ZipFile(f"{stem}-sources.jar").namelist()
    pages = zipfile.ZipFile(f"{stem}-javadoc.jar").namelist()
    assert any(file.startswith(f"org/pydl4j/{name}/") and file.endswith(".java") for file in sources)
    assert "index.html" in pages
    assert not [page for page in pages if "/internal/" in page]
    # A backend of SLF4J is the application's choice.
    assert "slf4j-jdk14" not in Path(f"{stem}.pom").read_text()


@pytest.mark.skipif(not shutil.which("gpg"), reason="needs gpg, which signs")
@pytest.mark.timeout(600)
def test_what_is_published_with_a_key_is_signed_by_it_file_by_file(gpg_home: Path, tmp_path: Path) -> None:
    to = [f"-PpublishTo={tmp_path}", "-Pplatforms=", "-PsignWith=release@example.org", f"-PgpgHome={gpg_home}"]
    run("sh", "gradlew", "--quiet", "publish", *to, cwd=ROOT)
    files = [file for file in tmp_path.rglob("*") if file.suffix in (".jar", ".pom")]
    assert len(files) == 4 * len(MODULES) + 4 + 1  # POM, jar, sources, documentation; so of the natives; the BOM's POM
    for file in files:
        run("gpg", "--homedir", gpg_home, "--batch", "--verify", f"{file}.asc", file, cwd=tmp_path)


def test_natives_are_published_for_the_platforms_that_the_engine_names() -> None:
    published = (ROOT / "gradle" / "natives_jars.gradle").read_text()
    engine = (ROOT / "java/nd/src/main/java/org/pydl4j/nd/internal/Natives.java").read_text()
    (jars,) = re.findall(r"allPlatforms = \[(.*?)\]", published)
    (named,) = re.findall(r"PLATFORMS =\s*List.of\((.*?)\)", engine, re.DOTALL)
    platforms = re.findall(r"'(.*?)'", jars)
    assert platforms == re.findall(r'"(.*?)"', named)
    assert all(f"`{platform}`" in README for platform in platforms)


@pytest.mark.timeout(900)
def test_a_spring_boot_jar_of_maven_computes_and_serves_beside_springs_own_netty(
    repository: Path, maven: str, cache: str, tmp_path: Path
) -> None:
    project = shutil.copytree(PROJECTS / "spring", tmp_path / "spring")
    more = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId></dependency>"
        for group, artifact in [("org.pydl4j", "pydl4j-serving"), ("org.springframework.boot", "spring-boot-starter-webflux")]
    )
    pom = project / "pom.xml"
    lines = re.sub(r"</dependencies>\n*$", f"{more}</dependencies>", readme("xml"))
    pom.write_text(pom.read_text().replace("<!-- README's lines come here -->", lines))

    kept = ROOT / "build" / "maven"  # what Maven fetched, from one run to the next; ours is new each time
    shutil.rmtree(kept / "org" / "pydl4j", ignore_errors=True)
    run(maven, "--batch-mode", "--quiet", f"-Dmaven.repo.local={kept}", "package", cwd=project)
    shutil.rmtree(kept / "org" / "pydl4j")

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program: list[str | Path] = [newest_java(), cache, "-Dpydl4j.threads=1", "-Dserver.port=0", "-jar", project / "target" / "app-1.jar"]
    done = run(*program, tmp_path / "model.zip", str(port), cwd=tmp_path)
    answers = dict(line.split(": ", 1) for line in done.stdout.splitlines() if re.match(r"(spring|blas|server): ", line))
    assert answers["spring"] == "200 3.0"
    assert answers["blas"] == "mkl"
    assert answers["server"].startswith("200")
    assert "restricted method" not in done.stderr


@pytest.mark.timeout(900)
def test_a_gradle_project_trains_and_the_newest_java_warns_of_nothing(repository: Path, cache: str, tmp_path: Path) -> None:
    project = shutil.copytree(PROJECTS / "gradle", tmp_path / "gradle")
    build = project / "build.gradle"
    build.write_text(build.read_text().replace("// README's lines come here", readme("groovy")))
    (source,) = re.findall(r"```java\n(.*?)```", README, re.DOTALL)
    sources = project / "src" / "main" / "java"
    sources.mkdir(parents=True)
    (sources / "Xor.java").write_text(source)
    shutil.copy(ROOT / "examples" / "java" / "LeNetMnist.java", sources)  # compiled only: no warning, with more of the classes
    gradle = run("sh", ROOT / "gradlew", "-p", project, "--quiet", "--no-daemon", "path", cwd=ROOT)
    (path,) = re.findall(r"path=(.*)", gradle.stdout)
    done = run(newest_java(), "--enable-native-access=ALL-UNNAMED", cache, "-Dpydl4j.threads=1", "-cp", path, "Xor", cwd=tmp_path)
    assert (done.stdout.strip(), done.stderr) == ("1.0", "")
