"""From tables in PostgreSQL to a network: the database joins and counts, a process makes numbers, and rows are streamed.

    psql -d shop -f examples/etl_from_postgresql.sql
    PGPASSWORD=... python examples/etl_from_postgresql.py --url jdbc:postgresql://localhost/shop --user me --driver postgresql-42.7.14.jar

The driver is the jar of https://jdbc.postgresql.org; a session has it on its class path.
"""

from __future__ import annotations

import argparse
import os

import pydl4j as dl
from pydl4j import etl, nn

parser = argparse.ArgumentParser(description="Customers who come back, from PostgreSQL")
parser.add_argument("--url", required=True, help="where the database is: jdbc:postgresql://host/name")
parser.add_argument("--user", required=True)
parser.add_argument("--driver", required=True, help="the jar of PostgreSQL's driver")
chosen = parser.parse_args()

QUERY = """
    SELECT c.joined, c.plan, c.newsletter, count(o.amount) AS orders, avg(o.amount)::float8 AS mean, max(o.placed) AS last,
           CASE WHEN c.returned THEN 'yes' ELSE 'no' END AS returned
    FROM customers c LEFT JOIN orders o ON o.customer = c.id
    GROUP BY c.id ORDER BY c.id * 7919 % 3001
"""  # in an order that has nothing to do with the customers, and is the same each time

with dl.session(class_path=chosen.driver):
    customers = etl.read_jdbc(chosen.url, QUERY, {"user": chosen.user, "password": os.environ.get("PGPASSWORD", "")})
    print(customers.schema)
    process = etl.TransformProcess(customers.schema, [
        etl.Expression("days", "(last - joined) / 86400000"),
        etl.RemoveColumnsTransform(["last", "joined"]),
        etl.StringToCategoricalTransform("plan", ["basic", "family", "business"]),
        etl.CategoricalToOneHotTransform("plan"),
        etl.StringToCategoricalTransform("returned", ["no", "yes"]),
        etl.Impute("newsletter", "constant", value=False),
        *(etl.Normalize(name, "standardize") for name in ("orders", "mean", "days")),
    ])  # fmt: skip
    with customers.read() as table:
        process = process.fit(table)
        print(f"{len(table)} customers")
    data = customers.transform(process).batches(50, label="returned")
    conf = nn.MultiLayerConfiguration(
        seed=7, updater=nn.Adam(0.02), input_type=nn.InputType.feed_forward(len(process.final_schema.names) - 1),
        layers=[nn.Dense(16, activation="relu"), nn.Output(2, loss="mcxent")],
    )  # fmt: skip
    net = nn.MultiLayerNetwork(conf).init()
    net.fit(data.shuffle(buffer=1000, seed=3).prefetch(2), epochs=8)  # each pass asks the database again
    print(f"accuracy={net.evaluate(data).accuracy:.3f}")
    net.close()
