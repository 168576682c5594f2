package org.pydl4j.serving.testing;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** A class as Avro's compiler writes them. */
public final class Measurement extends SpecificRecordBase {
  /** What it is made of. */
  public static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Measurement", "namespace": "org.pydl4j.serving.testing",
               "fields": [
                 {"name": "count", "type": "int"},
                 {"name": "temperature", "type": "double"},
                 {"name": "rest", "type": {"type": "array", "items": "float"}}]}
              """);

  private static final long serialVersionUID = 1L;
  private final transient Object[] values = new Object[3];

  @Override
  public Schema getSchema() {
    return SCHEMA;
  }

  @Override
  public Object get(int field) {
    return values[field];
  }

  @Override
  public void put(int field, Object value) {
    values[field] = value;
  }
}
