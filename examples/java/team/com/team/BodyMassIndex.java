package com.team;

import java.util.List;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.transform.ColumnFunction;

/** A step of processes: kilograms and metres as a body mass index. */
public final class BodyMassIndex implements ColumnFunction {
  private final ColumnFunction formula =
      ColumnFunction.of("body_mass_index", (kg, m) -> kg / (m * m));

  @Override
  public String name() {
    return formula.name();
  }

  @Override
  public Bound bind(String newColumn, List<ColumnMetaData> of) {
    return formula.bind(newColumn, of);
  }
}
