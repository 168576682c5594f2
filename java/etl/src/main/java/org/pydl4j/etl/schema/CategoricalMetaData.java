package org.pydl4j.etl.schema;

import java.util.HashSet;
import java.util.List;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/**
 * A column of categories. DataVec: {@code CategoricalMetaData}.
 *
 * @param stateNames the categories; their order is that of their indices
 */
public record CategoricalMetaData(String name, List<String> stateNames) implements ColumnMetaData {

  /** Checks that no name comes twice. */
  public CategoricalMetaData {
    stateNames = List.copyOf(stateNames);
    HashSet<String> seen = new HashSet<>();
    for (String state : stateNames) {
      if (!seen.add(state)) {
        throw new ConfigurationException(
            "The categories of column '" + name + "' must differ. '" + state + "' comes twice.");
      }
    }
  }

  /** With these categories. */
  public CategoricalMetaData(String name, String... stateNames) {
    this(name, List.of(stateNames));
  }

  /**
   * The index of a category.
   *
   * @throws ConfigurationException if it is not listed; names the nearest
   */
  public int index(String state) {
    int index = stateNames.indexOf(state);
    if (index < 0) {
      throw new ConfigurationException(
          "The column '"
              + name
              + "' has no category '"
              + state
              + "'. "
              + Names.suggestion(state, stateNames));
    }
    return index;
  }

  @Override
  public ColumnType type() {
    return ColumnType.Categorical;
  }

  @Override
  public CategoricalMetaData named(String newName) {
    return new CategoricalMetaData(newName, stateNames);
  }
}
