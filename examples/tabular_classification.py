"""From a CSV file to a served model that takes raw rows: texts, missing values, dates and categories, over HTTP and Kafka.

    python examples/tabular_classification.py [--rows 4000]

Needs confluent-kafka (``pip install confluent-kafka``), a client that knows nothing of pydl4j.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import urllib.request
from pathlib import Path

import numpy as np
from confluent_kafka import Consumer, Producer

from pydl4j import etl, nn
from pydl4j.serving import DevBroker, HttpServer

parser = argparse.ArgumentParser(description="Customers who leave, from raw rows")
parser.add_argument("--rows", type=int, default=4000, help="how many customers there are (default: %(default)s)")
chosen = parser.parse_args()

PLANS = ["basic", "family", "business"]


def write(file: Path, rows: int, seed: int) -> list[dict[str, str]]:
    """Customers by a rule with some noise: young contracts with many calls leave, those on the business plan stay."""
    rng = np.random.default_rng(seed)
    customers = []
    for number in range(rows):
        plan, calls, days = PLANS[rng.integers(3)], int(rng.poisson(3)), int(rng.integers(0, 1500))
        pull = 0.9 * calls - days / 250 - 2.5 * (plan == "business") + rng.normal(0, 0.4)
        since = np.datetime64("2024-06-30") - np.timedelta64(days, "D")
        spent = "" if rng.random() < 0.1 else f"{rng.gamma(3, 20):.2f}"
        customers.append(
            {
                "id": f"c{number}",
                "since": str(since),
                "plan": plan,
                "calls": str(calls),
                "spent": spent,
                "left": "yes" if pull > 0 else "no",
            }
        )
    with open(file, "w", newline="") as out:
        writer = csv.DictWriter(out, list(customers[0]))
        writer.writeheader()
        writer.writerows(customers)
    return customers


raw = (
    etl.Schema().string("id").string("since").categorical("plan", PLANS).integer("calls").double("spent").categorical("left", ["no", "yes"])
)
process = etl.TransformProcess(
    raw,
    [
        etl.RemoveColumnsTransform("id"),
        etl.StringToTimeTransform("since", "yyyy-MM-dd", "UTC"),
        etl.DeriveColumnsFromTimeTransform("since", [etl.DerivedColumn("year", "year"), etl.DerivedColumn("day", "dayOfYear")]),
        etl.RemoveColumnsTransform("since"),
        etl.Expression("age", "(2024 - year) * 365 + 182 - day"),
        etl.RemoveColumnsTransform(["year", "day"]),
        etl.CategoricalToOneHotTransform("plan"),
        etl.Impute("spent", "median"),
        *(etl.Normalize(name, "standardize") for name in ("calls", "spent", "age")),
    ],
    labels=["left"],
)

with tempfile.TemporaryDirectory() as folder, DevBroker() as broker:
    places = Path(folder, "customers.csv"), Path(folder, "new.csv"), Path(folder, "customers.zip")
    write(places[0], chosen.rows, seed=1)
    asked = write(places[1], 200, seed=2)

    # What the process learns (medians, means, deviations) stays in it, and goes with the model.
    customers = etl.read_csv(places[0], raw)
    with customers.read() as table:
        process = process.fit(table)
    data = customers.transform(process).batches(64, label="left")
    conf = nn.MultiLayerConfiguration(
        seed=7, updater=nn.Adam(0.01), input_type=nn.InputType.feed_forward(6),
        layers=[nn.Dense(16, activation="relu"), nn.Output(2, loss="mcxent")],
    )  # fmt: skip
    net = nn.MultiLayerNetwork(conf).init()
    net.fit(data.shuffle(buffer=2000, seed=3).prefetch(2), epochs=10)
    net.process = process
    net.save(places[2])

    # It takes raw rows from now on: here …
    fresh = etl.read_csv(places[1], raw)
    said = [net.labels[number] for number in net.predict(fresh)]
    print(f"accuracy={net.evaluate(fresh).accuracy:.3f}")

    # … and on a server, over HTTP and Kafka, by the same file.
    broker.create_topic("customers")
    broker.create_topic("answers")
    rows = [{name: value or None for name, value in row.items() if name != "left"} for row in asked]
    with HttpServer(places[2], kafka=broker.address, **{"in": "customers"}, out="answers", group="demo",
                    in_type="application/vnd.pydl4j.rows+json") as server:  # fmt: skip
        request = urllib.request.Request(f"{server.url}/v2/models/customers/infer", json.dumps({"rows": rows}).encode())
        with urllib.request.urlopen(request) as answer:
            output = json.load(answer)["outputs"][0]
        over_http = [net.labels[number] for number in np.reshape(output["data"], output["shape"]).argmax(axis=1)]

        producer = Producer({"bootstrap.servers": broker.address})
        for row in rows:
            producer.produce("customers", json.dumps(row).encode(), row["id"])
        producer.flush()
        consumer = Consumer({"bootstrap.servers": broker.address, "group.id": "reader", "auto.offset.reset": "earliest"})
        consumer.subscribe(["answers"])
        over_kafka: dict[str, str] = {}
        while len(over_kafka) < len(rows):
            for message in consumer.consume(100, 1.0):
                over_kafka[(message.key() or b"").decode()] = json.loads(message.value() or b"")["label"]
        consumer.close()
    same = said == over_http == [over_kafka[str(row["id"])] for row in rows]
    print(f"Python, HTTP and Kafka say the same of {len(rows)} customers: {same}")
