"""Reads places of S3 from a server of others, moto, on this machine. By hand, since it fetches 15 MB of jars and moto:

    python -m venv /tmp/moto && /tmp/moto/bin/pip install "moto[server]"
    mvn -q -f tests/compat/s3a/pom.xml dependency:copy-dependencies -DoutputDirectory=/tmp/s3a
    build/venv/bin/python tests/compat/s3a/check.py /tmp/moto /tmp/s3a

It needs the extras 'hadoop' and 'etl', and ends with "all is well", or at the first thing that is not.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import pydl4j as dl
from pydl4j import etl

SECRET = "very-secret-key"
FILL = """
import sys
from pathlib import Path
import boto3
client = boto3.client("s3", endpoint_url=sys.argv[1], aws_access_key_id="me", aws_secret_access_key=sys.argv[2], region_name="us-east-1")
client.create_bucket(Bucket="shop")
for file in Path(sys.argv[3]).rglob("*.*"):
    client.put_object(Bucket="shop", Key=str(file.relative_to(sys.argv[3])), Body=file.read_bytes())
"""
ORDERS = etl.Schema().integer("n").string("s")


def settings(folder: Path, endpoint: str, secret: str) -> None:
    """A core-site.xml in the folder that HADOOP_CONF_DIR names."""
    values = {
        "fs.s3a.endpoint": endpoint, "fs.s3a.endpoint.region": "us-east-1", "fs.s3a.path.style.access": "true",
        "fs.s3a.access.key": "me", "fs.s3a.secret.key": secret, "fs.s3a.attempts.maximum": "2", "fs.s3a.retry.limit": "2",
    }  # fmt: skip
    properties = "".join(f"<property><name>{name}</name><value>{value}</value></property>" for name, value in values.items())
    (folder / "core-site.xml").write_text(f"<configuration>{properties}</configuration>")
    os.environ["HADOOP_CONF_DIR"] = str(folder)


def numbers(place: str, schema: etl.Schema = ORDERS) -> list[int]:
    with etl.read_csv(place, schema).read() as table:
        return [int(number) for number in table.column("n")]


def refused(place: str) -> str:
    with pytest.raises(dl.DataError) as failure:
        numbers(place)
    assert SECRET not in str(failure.value)
    return str(failure.value)


def files(folder: Path) -> None:
    (folder / "orders" / "deep").mkdir(parents=True)
    for name, lines in {"2024-01": "1,a\n2,b\n", "2024-02": "3,c\n", "deep/2024-03": "4,d\n", "_temporary": "9,x\n"}.items():
        (folder / "orders" / f"{name}.csv").write_text("n,s\n" + lines)
    (folder / "large.csv").write_text("n,s\n" + "".join(f"{i},a\n" for i in range(2_000_000)))
    with etl.from_dict({"n": [7, 8]}) as table:
        table.write_parquet(folder / "p.parquet")


def check(server: str, python: str, folder: Path) -> None:
    files(folder)
    subprocess.run([python, "-c", FILL, server, SECRET, str(folder)], check=True)
    assert numbers("s3a://shop/orders/2024-01.csv") == [1, 2]
    assert numbers("s3a://shop/orders/2024-*.csv") == [1, 2, 3]
    assert numbers("s3a://shop/orders/**/2024-*.csv") == [4]
    assert numbers("s3a://shop/orders/") == [1, 2, 3, 4], "what begins with _ is left out"
    assert numbers("s3a://shop/large.csv") == list(range(2_000_000))
    with etl.read_parquet("s3a://shop/p.parquet").read() as table:
        assert table.column("n").tolist() == [7, 8]
    assert "There is no file s3a://shop/none.csv" in refused("s3a://shop/none.csv")
    assert "bucket does not exist" in refused("s3a://nowhere/a.csv")
    assert re.search("login details", refused(f"s3a://me:{SECRET}@shop/orders/2024-01.csv"))


def main(moto: str, jars: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    endpoint = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([f"{moto}/bin/moto_server", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                urllib.request.urlopen(f"{endpoint}/moto-api/data.json", timeout=5).close()
                break
            except urllib.error.URLError:
                assert server.poll() is None, "moto ended"
                time.sleep(0.2)
        with tempfile.TemporaryDirectory() as conf, tempfile.TemporaryDirectory() as folder:
            settings(Path(conf), endpoint, SECRET)
            with dl.session(class_path=sorted(map(str, Path(jars).glob("*.jar")))):
                check(endpoint, f"{moto}/bin/python", Path(folder))
                server.terminate()
                server.wait()
                began = time.monotonic()
                assert "cannot be reached" in refused("s3a://shop/orders/2024-01.csv")
                print(f"a server that is gone is named after {time.monotonic() - began:.1f} s")
    finally:
        server.kill()
        server.wait()
    print("all is well")


if __name__ == "__main__":
    main(*sys.argv[1:])
