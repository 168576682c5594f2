"""Starts in surroundings that spoil them: each works, or ends in a JvmStartError that says which setting helps; on every bridge."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pydl4j import _java, _room
from tests.integration.script import output, place

BRIDGES = ["py4j", "jpype", "pyjnius"]
SUM = "import pydl4j as dl; print(dl.ones(3).sum().item())"
REFUSED = """
    import pydl4j as dl
    try:
        dl.session({0}).__enter__()
    except dl.JvmStartError as e:
        print(str(e).splitlines()[0])
"""


@pytest.mark.parametrize("locale", ["C", "C.utf8"])
@pytest.mark.parametrize("bridge", BRIDGES)
def test_folders_and_files_beyond_ascii_work_or_name_the_remedy(bridge: str, locale: str, tmp_path: Path) -> None:
    folder = tmp_path / "é☃"
    folder.mkdir()
    (folder / "stage").symlink_to(_java.stage())
    code = f"""
        import pydl4j as dl
        from pydl4j import nn
        conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(2, loss="mcxent")])
        net = nn.MultiLayerNetwork(conf).init()
        path = {str(folder)!r} + "/ü.zip"
        net.save(path)
        print(dl.load(path).num_params)
    """
    assert output(code, PYDL4J_BRIDGE=bridge, LC_ALL=locale, PYDL4J_STAGE=str(folder / "stage")) == "10"


CLOSED = ["<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"]
"""Every combination of standard input, output and error, as a shell closes them for a daemon."""


@pytest.mark.parametrize("bridge", BRIDGES)
def test_programs_without_standard_descriptors_train_and_save(bridge: str, tmp_path: Path) -> None:
    code = """if True:
        import os, pathlib, sys
        import numpy as np
        import pydl4j as dl
        from pydl4j import nn
        os.chdir(sys.argv[1])
        conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(2, loss="mcxent")])
        net = nn.MultiLayerNetwork(conf).fit(np.ones((8, 4), "f4"), np.arange(8) % 2, listeners=[nn.Progress(show=True)])
        net.save("net.zip")
        same = np.array_equal(dl.load("net.zip").params, net.params)
        led = {os.readlink(f"/proc/self/fd/{number}") for number in map(int, sys.argv[2])}
        pathlib.Path("said").write_text(f"{same} {led}")
    """
    running: list[tuple[str, Path, subprocess.Popen[bytes]]] = []
    for closed in CLOSED:
        folder = tmp_path / str(len(running))
        folder.mkdir()
        numbers = "".join(number for number, mark in (("0", "<&-"), ("1", " >&-"), ("2", "2>&-")) if mark in f" {closed}")
        command = ["/bin/sh", "-c", f'exec "$0" -c "$1" "$2" "$3" {closed}', sys.executable, code, str(folder), numbers]
        running.append((closed, folder, subprocess.Popen(command, **place({"PYDL4J_BRIDGE": bridge, "PYDL4J_HEAP": "128m"}))))
    codes = [process.wait(200) for _, _, process in running]
    for code_of_exit, (closed, folder, _) in zip(codes, running, strict=True):
        assert code_of_exit == 0, closed
        assert (folder / "said").read_text() == "True {'/dev/null'}", closed


@pytest.mark.parametrize("bridge", BRIDGES)
def test_libraries_of_another_pytorch_on_the_way_do_no_harm_or_are_named(bridge: str, tmp_path: Path) -> None:
    for name in ("libc10.so", "libtorch.so", "libtorch_cpu.so"):
        (tmp_path / name).write_bytes(b"not ours")
    variables = {"PYDL4J_BRIDGE": bridge, "LD_LIBRARY_PATH": str(tmp_path)}
    if bridge == "py4j":
        assert output(SUM, **variables) == "3.0"
    else:
        assert f"LD_LIBRARY_PATH names {tmp_path}" in output(REFUSED.format(""), **variables)


@pytest.mark.parametrize("setting", ["heap='100000000g'", "jvm_args=['-XX:NoSuchOption=1']", "jvm_args=['-javaagent:/nope.jar']"])
@pytest.mark.parametrize("bridge", BRIDGES)
def test_options_with_which_no_jvm_starts_are_one_error_and_no_crash(bridge: str, setting: str) -> None:
    said = output(REFUSED.format(setting), PYDL4J_BRIDGE=bridge)
    assert re.search("No JVM starts with the options|ended at once", said), said


@pytest.mark.parametrize("bridge", BRIDGES)
def test_more_threads_than_the_kernel_gives_are_refused_at_once(bridge: str, tmp_path: Path) -> None:
    code = "from pydl4j import _room\n_room.threads = lambda: 60" + REFUSED.replace("\n    ", "\n").format("threads=64")
    assert "threads=64 and the JVM's own 20 are more than the 60 threads" in output(code, PYDL4J_BRIDGE=bridge)


@pytest.mark.parametrize("bridge", BRIDGES)
def test_a_jvm_that_has_no_room_for_its_own_threads_is_refused_at_once(bridge: str) -> None:
    code = "from pydl4j import _room\n_room.threads = lambda: 15" + REFUSED.replace("\n    ", "\n").format("")
    assert "The JVM's own 20 are more than the 15 threads" in output(code, PYDL4J_BRIDGE=bridge)


def test_the_containers_limit_of_threads_is_counted(tmp_path: Path) -> None:
    folder = tmp_path / "sys/fs/cgroup"
    folder.mkdir(parents=True)
    (folder / "pids.max").write_text("100\n")
    (folder / "pids.current").write_text("40\n")
    assert _room.threads(tmp_path) <= 60
    (folder / "pids.max").write_text("max\n")
    assert _room.threads(tmp_path) == 1 << 62 or os.geteuid() != 0


PRESSED = """
import os, signal
import numpy as np
from pydl4j import nn
X, Y = np.zeros((64, 4), "f4"), np.arange(64) % 2
def press():
    os.kill(os.getpid(), signal.SIGINT)
    return X
class Listener:
    pressed = False
    def iteration_done(self, net, iteration, score):
        if not self.pressed:
            self.pressed = True
            press()
def batches():
    press()
    while True:
        yield X, Y
class Features:
    def __array__(self, dtype=None, copy=None):
        return press()
conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(4), layers=[nn.Output(2, loss="mcxent")])
net = nn.MultiLayerNetwork(conf)
"""
INTERRUPTED = [
    "net.fit(X, Y, epochs=1_000_000, listeners=[Listener()])",
    "net.fit(batches())",
    "net.output(Features())",
    "net.predict(press() for _ in range(2))",
    "net.evaluate(Features(), Y)",
    "net.score(Features(), Y)",
]


@pytest.mark.parametrize("bridge", BRIDGES)
def test_ctrl_c_prints_six_lines(bridge: str, tmp_path: Path) -> None:
    """The head, two lines each for the place in the program and the function that was called, and the name."""
    code = PRESSED + (
        "import traceback\n"
        f"for line in {INTERRUPTED!r}:\n"
        "    try:\n        eval(compile(line, __file__, 'eval'))\n"
        "    except KeyboardInterrupt as e:\n"
        "        frames = traceback.extract_tb(e.__traceback__)[2:]\n"  # behind this program's and the line's own
        "        print(len(frames), frames[0].name, e.__suppress_context__)\n"
        f"{INTERRUPTED[0]}\n"
    )
    program = tmp_path / "train.py"
    program.write_text(code)
    command, variables = [sys.executable, str(program)], place({"PYDL4J_BRIDGE": bridge})
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **variables)
    assert done.stdout.splitlines() == ["1 call True"] * len(INTERRUPTED), done.stderr
    assert done.stderr.splitlines()[-1] == "KeyboardInterrupt"
    assert len(done.stderr.splitlines()) == 6, done.stderr
