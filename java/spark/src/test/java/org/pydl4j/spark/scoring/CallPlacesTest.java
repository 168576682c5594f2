package org.pydl4j.spark.scoring;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.SmallNets;

/**
 * A call of a model stands wherever SQL takes a function: each query gives what the same one gives
 * of a table that holds the model's answers.
 */
class CallPlacesTest {
  private static final String OF_GROUP = "cls(array(avg(p[0]), avg(p[1]), 0, 0))";
  private static final SparkSession session = LocalSpark.session();

  /** t with p, u with its class c and its outputs o; g with the groups of a day and their class. */
  @BeforeAll
  static void tables() {
    try (MultiLayerNetwork net = SmallNets.network(SmallNets.classifier())) {
      PackedModel model = PackedModel.of(net);
      SqlFunctions.register(session, "cls", model, "", 10, "error");
      SqlFunctions.register(session, "outputs", model, "ARRAY", 10, "error");
    }
    table(
        "t",
        "SELECT id, id % 5 AS day, if(id % 10 = 0, null, array(float(sin(id)), float(sin(2 * id)),"
            + " float(sin(3 * id)), float(sin(4 * id)))) AS p FROM range(0, 100, 1, 2)");
    table("u", "SELECT *, cls(p) AS c, outputs(p) AS o FROM t");
    table("g", "SELECT day, avg(p[0]) a, avg(p[1]) b, count(*) n FROM t GROUP BY day");
    table("g", "SELECT *, cls(array(a, b, 0, 0)) AS c FROM g");
  }

  private static void table(String name, String query) {
    session.sql(query).localCheckpoint().createOrReplaceTempView(name);
  }

  @AfterAll
  static void models() {
    List.of("t", "u", "g").forEach(session.catalog()::dropTempView);
    SharedModels.closeIdle();
  }

  private static void assertSame(String[][] queries) {
    assertAll(Stream.of(queries).map(pair -> () -> assertSame(pair[0], pair[1])));
  }

  private static void assertSame(String query, String expected) {
    List<String> wanted = rows(expected);
    List<String> got = assertDoesNotThrow(() -> rows(query), query);
    assertEquals(wanted, got, query);
    assertFalse(wanted.isEmpty(), query);
  }

  private static List<String> rows(String query) {
    List<Row> rows = session.sql(query).collectAsList();
    Stream<String> words = rows.stream().map(Row::toString);
    return (query.contains("ORDER BY") && !query.contains("OVER") ? words : words.sorted())
        .toList();
  }

  @Test
  void overAnAggregate() {
    assertSame(
        new String[][] {
          {"SELECT day, " + OF_GROUP + " FROM t GROUP BY day", "SELECT day, c FROM g"},
          {"SELECT " + OF_GROUP + " + 1 FROM t GROUP BY day", "SELECT c + 1 FROM g"},
          {
            "SELECT " + OF_GROUP + " FROM t",
            "SELECT cls(array(a, b, 0, 0)) FROM (SELECT avg(p[0]) a, avg(p[1]) b FROM t)"
          },
          {
            "SELECT day, count(*) FROM t GROUP BY day HAVING " + OF_GROUP + " > 0",
            "SELECT day, n FROM g WHERE c > 0"
          },
          {
            "SELECT day, " + OF_GROUP + " FROM t GROUP BY day HAVING " + OF_GROUP + " > 0",
            "SELECT day, c FROM g WHERE c > 0"
          },
          {
            "SELECT day FROM t GROUP BY day ORDER BY " + OF_GROUP + ", day",
            "SELECT day FROM g ORDER BY c, day"
          },
          {
            "SELECT day, cls(array(a, b, 0, 0)) FROM (SELECT day, avg(p[0]) a, avg(p[1]) b FROM t"
                + " GROUP BY day)",
            "SELECT day, c FROM g"
          },
          {
            "SELECT cls(array(max(cls(p)), avg(p[0]), day, 0)) FROM t GROUP BY day",
            "SELECT cls(array(x, y, day, 0)) FROM (SELECT day, max(c) x, avg(p[0]) y FROM u GROUP"
                + " BY day)"
          },
          {
            "SELECT CASE WHEN count(*) > 3 THEN " + OF_GROUP + " END FROM t GROUP BY day",
            "SELECT CASE WHEN n > 3 THEN c END FROM g"
          },
        });
  }

  @Test
  void overWhatIsGroupedBy() {
    assertSame(
        new String[][] {
          {
            "SELECT cls(array(day, day, 0, 1)) FROM t GROUP BY day",
            "SELECT cls(array(day, day, 0, 1)) FROM g"
          },
          {
            "SELECT cls(array(day + 1, 0, 0, 1)) FROM t GROUP BY day + 1",
            "SELECT cls(array(day + 1, 0, 0, 1)) FROM g"
          },
          {
            "SELECT cls(p), count(*) FROM t GROUP BY cls(p)", "SELECT c, count(*) FROM u GROUP BY c"
          },
          {
            "SELECT cls(p) + 1, count(*) FROM t GROUP BY cls(p) + 1 HAVING cls(p) + 1 > 1",
            "SELECT c + 1, count(*) FROM u GROUP BY c + 1 HAVING c + 1 > 1"
          },
          {
            "SELECT cls(p), day, count(*) FROM t GROUP BY ROLLUP(cls(p), day)",
            "SELECT c, day, count(*) FROM u GROUP BY ROLLUP(c, day)"
          },
          {"SELECT DISTINCT cls(p) FROM t", "SELECT DISTINCT c FROM u"},
        });
  }

  @Test
  void insideOfAnAggregate() {
    assertSame(
        new String[][] {
          {
            "SELECT avg(cls(p)), sum(cls(p) + day), max(outputs(p)[0]) FROM t",
            "SELECT avg(c), sum(c + day), max(o[0]) FROM u"
          },
          {
            "SELECT day, count(DISTINCT cls(p)), count(DISTINCT id) FROM t GROUP BY day",
            "SELECT day, count(DISTINCT c), count(DISTINCT id) FROM u GROUP BY day"
          },
          {
            "SELECT count(*) FILTER (WHERE cls(p) = 1), max(id) FILTER (WHERE cls(p) = 2) FROM t",
            "SELECT count(*) FILTER (WHERE c = 1), max(id) FILTER (WHERE c = 2) FROM u"
          },
          {
            "SELECT * FROM (SELECT day, cls(p) k FROM t) PIVOT (count(day) FOR k IN (0, 1, 2))",
            "SELECT * FROM (SELECT day, c k FROM u) PIVOT (count(day) FOR k IN (0, 1, 2))"
          },
        });
  }

  @Test
  void inWindows() {
    assertSame(
        new String[][] {
          {
            "SELECT id, sum(cls(p)) OVER (PARTITION BY day ORDER BY id) FROM t",
            "SELECT id, sum(c) OVER (PARTITION BY day ORDER BY id) FROM u"
          },
          {
            "SELECT id, rank() OVER (PARTITION BY cls(p) ORDER BY outputs(p)[0], id) FROM t",
            "SELECT id, rank() OVER (PARTITION BY c ORDER BY o[0], id) FROM u"
          },
          {
            "SELECT id, lag(cls(p)) OVER (ORDER BY id) FROM t",
            "SELECT id, lag(c) OVER (ORDER BY id) FROM u"
          },
          {
            "SELECT id, cls(array(avg(p[0]) OVER (PARTITION BY day), 0, 0, 0)) FROM t",
            "SELECT id, cls(array(a, 0, 0, 0)) FROM t JOIN g USING (day)"
          },
          {
            "SELECT day, rank() OVER (ORDER BY " + OF_GROUP + ") FROM t GROUP BY day",
            "SELECT day, rank() OVER (ORDER BY c) FROM g"
          },
          {
            "SELECT day, sum(sum(cls(p))) OVER (ORDER BY day) FROM t GROUP BY day",
            "SELECT day, sum(s) OVER (ORDER BY day) FROM (SELECT day, sum(c) s FROM u GROUP BY day)"
          },
        });
  }

  @Test
  void inOrder() {
    assertSame(
        new String[][] {
          {
            "SELECT id FROM t ORDER BY cls(p), id LIMIT 7",
            "SELECT id FROM u ORDER BY c, id LIMIT 7"
          },
          {"SELECT id FROM t DISTRIBUTE BY cls(p) SORT BY cls(p), id", "SELECT id FROM u"},
        });
  }

  @Test
  void inJoins() {
    assertSame(
        new String[][] {
          {
            "SELECT a.id, b.id FROM t a JOIN t b ON cls(a.p) = cls(b.p) AND a.id = b.id + 1",
            "SELECT a.id, b.id FROM u a JOIN u b ON a.c = b.c AND a.id = b.id + 1"
          },
          {
            "SELECT a.id, b.day FROM t a LEFT JOIN g b ON cls(a.p) = b.day",
            "SELECT a.id, b.day FROM u a LEFT JOIN g b ON a.c = b.day"
          },
          {
            "SELECT a.id FROM t a FULL JOIN g b ON a.day = b.day AND cls(a.p) = b.c",
            "SELECT a.id FROM u a FULL JOIN g b ON a.day = b.day AND a.c = b.c"
          },
          {
            "SELECT count(*) FROM t a JOIN g b ON cls(array(coalesce(a.p[0], 0), b.a, 0, 0)) = 1",
            "SELECT count_if(cls(array(x, y, 0, 0)) = 1) FROM (SELECT coalesce(a.p[0], 0) x, b.a y"
                + " FROM t a CROSS JOIN g b)"
          },
          {
            "SELECT id FROM t a SEMI JOIN g b ON cls(a.p) = b.c",
            "SELECT id FROM u a SEMI JOIN g b ON a.c = b.c"
          },
          {
            "SELECT id FROM t a ANTI JOIN g b ON cls(a.p) = b.c AND a.day = b.day",
            "SELECT id FROM u a ANTI JOIN g b ON a.c = b.c AND a.day = b.day"
          },
        });
  }

  @Test
  void inSubqueries() {
    assertSame(
        new String[][] {
          {
            "SELECT id FROM t WHERE cls(p) = (SELECT max(cls(p)) FROM t)",
            "SELECT id FROM u WHERE c = (SELECT max(c) FROM u)"
          },
          {
            "SELECT id FROM t WHERE cls(p) IN (SELECT c FROM g)",
            "SELECT id FROM u WHERE c IN (SELECT c FROM g)"
          },
          {
            "SELECT day FROM g WHERE day IN (SELECT cls(p) FROM t)",
            "SELECT day FROM g WHERE day IN (SELECT c FROM u)"
          },
          {
            "SELECT day FROM g WHERE day NOT IN (SELECT cls(p) FROM t WHERE p IS NOT NULL)",
            "SELECT day FROM g WHERE day NOT IN (SELECT c FROM u WHERE p IS NOT NULL)"
          },
          {
            "SELECT day FROM g WHERE EXISTS (SELECT 1 FROM t WHERE cls(t.p) = g.c AND t.day ="
                + " g.day)",
            "SELECT day FROM g WHERE EXISTS (SELECT 1 FROM u WHERE u.c = g.c AND u.day = g.day)"
          },
          {
            "SELECT day, (SELECT max(cls(p)) FROM t WHERE t.day = g.day) FROM g",
            "SELECT day, (SELECT max(c) FROM u WHERE u.day = g.day) FROM g"
          },
          {
            "SELECT day, cls(array((SELECT max(id) FROM t), day, 0, 0)) FROM g",
            "SELECT day, cls(array(99, day, 0, 0)) FROM g"
          },
          {
            "SELECT day, k FROM g, LATERAL (SELECT cls(array(g.a, g.b, 0, 0)) AS k)",
            "SELECT day, c FROM g"
          },
          {
            "WITH w AS (SELECT id, cls(p) k FROM t) SELECT a.id FROM w a JOIN w b ON a.id = b.id"
                + " AND a.k = b.k",
            "SELECT id FROM u WHERE c IS NOT NULL"
          },
        });
  }

  @Test
  void inRowsOfArraysAndUnions() {
    assertSame(
        new String[][] {
          {
            "SELECT id, x FROM t LATERAL VIEW explode(outputs(p)) AS x",
            "SELECT id, x FROM u LATERAL VIEW explode(o) AS x"
          },
          {
            "SELECT id, x FROM t LATERAL VIEW OUTER posexplode(outputs(p)) AS i, x",
            "SELECT id, x FROM u LATERAL VIEW OUTER posexplode(o) AS i, x"
          },
          {
            "SELECT id, cls(x) FROM t LATERAL VIEW explode(array(p, p)) AS x",
            "SELECT id, c FROM u UNION ALL SELECT id, c FROM u"
          },
          {
            "SELECT cls(p) FROM t UNION SELECT cls(array(a, b, 0, 0)) FROM g",
            "SELECT c FROM u UNION SELECT c FROM g"
          },
          {
            "SELECT cls(p) FROM t EXCEPT SELECT cls(array(a, b, 0, 0)) FROM g",
            "SELECT c FROM u EXCEPT SELECT c FROM g"
          },
          {
            "SELECT cls(p) FROM t INTERSECT SELECT cls(array(a, b, 0, 0)) FROM g",
            "SELECT c FROM u INTERSECT SELECT c FROM g"
          },
        });
  }
}
