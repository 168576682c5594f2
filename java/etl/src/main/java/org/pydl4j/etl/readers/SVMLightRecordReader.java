package org.pydl4j.etl.readers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * SVMLight and LibSVM: {@code label index:value index:value # comment}. Gives {@code features}, an
 * array [numFeatures] with 0 where the line says nothing, and {@code label}; with several labels a
 * line, {@code labels} [numLabels], 1 where the line names one. {@code qid:} is passed over.
 * DataVec: {@code SVMLightRecordReader}, {@code LibSvmRecordReader}.
 */
public final class SVMLightRecordReader extends RecordReader {
  private final int features;
  private final boolean fromZero;
  private final int labels;

  /**
   * Of these files.
   *
   * @param numFeatures how many features there are
   * @param zeroBased whether the first feature has the index 0, not 1
   * @param numLabels how many labels there are where a line may name several (by index, separated
   *     by commas, from 0 or 1 as the features); 0 where a line has one number as its label
   */
  public SVMLightRecordReader(
      Source source, int numFeatures, boolean zeroBased, int numLabels, Rejects rejects) {
    super(source, schema(numFeatures, numLabels), rejects);
    this.features = numFeatures;
    this.fromZero = zeroBased;
    this.labels = numLabels;
  }

  private static Schema schema(int features, int labels) {
    if (features < 1 || labels < 0) {
      throw new ConfigurationException(
          "'numFeatures' must be 1 or more and 'numLabels' 0 or more. Got "
              + features
              + " and "
              + labels
              + ".");
    }
    Schema.Builder builder = Schema.builder().addColumnNDArray("features", features);
    return (labels > 0
            ? builder.addColumnNDArray("labels", labels)
            : builder.addColumnDouble("label"))
        .build();
  }

  @Override
  SVMLightRecordReader of(Source part) {
    return new SVMLightRecordReader(part, features, fromZero, labels, rejects);
  }

  @Override
  FileReader.Format format() {
    return (stream, name, records) ->
        LineFiles.parser(
            stream,
            name,
            false,
            (bytes, from, to, line, into) -> {
              String text = LineFiles.text(bytes, from, to);
              int comment = text.indexOf('#');
              String content = (comment < 0 ? text : text.substring(0, comment)).strip();
              if (!content.isEmpty()) {
                String wrong = new Line(content).addTo(into);
                if (wrong == null) {
                  into.endRow(name, line);
                } else {
                  records.reject(name, line, wrong, text);
                }
              }
            });
  }

  /** One line's numbers. */
  private final class Line {
    private final String[] words;
    private final double[] values = new double[features];
    private final double[] named = new double[labels];
    private double label;

    Line(String content) {
      words = content.split("[ \t]+");
    }

    /** Adds the row; gives what is wrong, and adds nothing, where something is. */
    @Nullable String addTo(BlockBuilder into) {
      try {
        int first = words[0].indexOf(':') >= 0 ? 0 : 1; // a line may have no label
        String wrong = first == 0 ? noLabel() : label(words[0]);
        for (int i = first; i < words.length && wrong == null; i++) {
          wrong = feature(words[i]);
        }
        if (wrong != null) {
          return wrong;
        }
      } catch (NumberFormatException e) {
        return "A label or value is no number: " + e.getMessage() + ".";
      }
      ((ArrayColumn.Builder) into.column(0)).add(values, features);
      if (labels > 0) {
        ((ArrayColumn.Builder) into.column(1)).add(named, labels);
      } else if (Double.isNaN(label)) {
        into.column(1).addMissing();
      } else {
        ((DoubleColumn.Builder) into.column(1)).add(label);
      }
      return null;
    }

    private @Nullable String noLabel() {
      label = Double.NaN;
      return null;
    }

    private @Nullable String label(String word) {
      if (labels == 0) {
        label = Double.parseDouble(word);
        return null;
      }
      for (String each : word.split(",")) {
        int index = Integer.parseInt(each) - (fromZero ? 0 : 1);
        if (index < 0 || index >= labels) {
          return "The label " + each + " is none of " + labels + ".";
        }
        named[index] = 1;
      }
      return null;
    }

    private @Nullable String feature(String word) {
      int colon = word.indexOf(':');
      if (colon < 1) {
        return "'" + word + "' must be index:value.";
      }
      if (word.startsWith("qid:")) {
        return null;
      }
      int index = Integer.parseInt(word.substring(0, colon)) - (fromZero ? 0 : 1);
      if (index < 0 || index >= features) {
        return "The index in '"
            + word
            + "' must be between "
            + (fromZero ? "0 and " + (features - 1) : "1 and " + features)
            + ".";
      }
      values[index] = Double.parseDouble(word.substring(colon + 1));
      return null;
    }

    @Override
    public String toString() {
      return Arrays.toString(words);
    }
  }
}
