-- A shop's customers and orders, for examples/etl_from_postgresql.py: psql -f etl_from_postgresql.sql
CREATE TABLE customers (id int PRIMARY KEY, joined date NOT NULL, plan text NOT NULL, newsletter boolean, returned boolean NOT NULL);

CREATE TABLE orders (customer int REFERENCES customers, amount numeric(10, 2), placed timestamptz NOT NULL);

INSERT INTO customers
SELECT i, DATE '2021-01-01' + i % 1000, (ARRAY['basic', 'family', 'business'])[1 + i % 3],
       CASE WHEN i % 10 > 0 THEN i % 4 = 0 END, (i * 37 % 100) / 100.0 + (i % 3) * 0.4 > 0.9
FROM generate_series(1, 3000) AS r(i);

INSERT INTO orders
SELECT id, CASE WHEN (id + n) % 20 > 0 THEN 10 + id * 37 % 100 + n END, TIMESTAMPTZ '2024-01-01 12:00+01' + n * INTERVAL '9 days'
FROM customers, generate_series(1, 5) AS r(n);
