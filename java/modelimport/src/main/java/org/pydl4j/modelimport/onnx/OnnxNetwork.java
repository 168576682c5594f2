package org.pydl4j.modelimport.onnx;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pydl4j.modelimport.Problems;
import org.pydl4j.modelimport.RefusedException;
import org.pydl4j.modelimport.internal.onnx.OnnxFile;
import org.pydl4j.modelimport.internal.onnx.OnnxGraphPart;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.modelimport.internal.onnx.OnnxTypes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.files.Inspection;
import org.pydl4j.nn.files.LoadOptions;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;

/**
 * A graph in this library's JSON.
 *
 * @param json of this library's configuration
 * @param parameters by their names in the network
 */
record OnnxNetwork(String json, Map<String, NDArray> parameters) {
  private static final String REMEDY =
      "What is no plain network is computed as it is by ModelFormat.openAny, in Python"
          + " dl.Model.open";

  /**
   * Translates.
   *
   * @throws ModelFileException if there are nodes that cannot be read, all of which are named
   */
  static OnnxNetwork of(OnnxFile file, LoadOptions options) {
    Attempt best = best(file, options);
    try {
      best.problems.raise("ONNX");
    } catch (RefusedException e) {
      Inspection.Problem first = e.problem();
      throw new RefusedException(
          e.getMessage() + "\n" + REMEDY + ".", first.place(), first.what(), first.remedy());
    }
    return best.network();
  }

  /** What is in it, and all that would fail. */
  static Inspection inspect(OnnxFile file, LoadOptions options) {
    Attempt best = best(file, options);
    List<Inspection.Problem> problems = best.problems.found();
    if (problems.isEmpty()) {
      ComputationGraphConfiguration made =
          ComputationGraphConfiguration.fromJson(best.network().json());
      return Inspection.of(OnnxModels.FORMAT, file.version(), made, List.of());
    }
    List<Inspection.Part> parts = new ArrayList<>();
    for (OnnxNode node : file.graph().nodes()) {
      String made = OnnxReader.isKnown(node) ? node.op() : "";
      parts.add(new Inspection.Part(node.name(), node.op(), made, -1));
    }
    return Inspection.failed(
        OnnxModels.FORMAT, file.version(), "ComputationGraph", parts, problems);
  }

  /**
   * The way to see series with which most can be read: the file does not say whether their features
   * or their steps stand first.
   */
  private static Attempt best(OnnxFile file, LoadOptions options) {
    Attempt best = new Attempt(file, options, false);
    if (!best.problems.found().isEmpty() && best.hasSeries()) {
      Attempt other = new Attempt(file, options, true);
      return other.problems.found().size() < best.problems.found().size() ? other : best;
    }
    return best;
  }

  /** A reading of the whole graph. */
  private static final class Attempt {
    private final Problems problems = new Problems();
    private final OnnxBuilder builder = new OnnxBuilder();
    private final OnnxFile file;
    private final LoadOptions options;
    private final OnnxReading values;
    private final boolean stepsFirst;
    private final List<InputType> types = new ArrayList<>();
    private final List<OnnxSignal> outputs = new ArrayList<>();

    Attempt(OnnxFile file, LoadOptions options, boolean stepsFirst) {
      this.file = file;
      this.options = options;
      this.stepsFirst = stepsFirst;
      boolean wide =
          file.graph().inputs().stream()
              .anyMatch(input -> OnnxTypes.of(input.type()) == DType.FLOAT64);
      List<OnnxNode> nodes = OnnxPatterns.joined(file);
      this.values = new OnnxReading(file, nodes, wide ? DType.FLOAT64 : DType.FLOAT32);
      inputs();
      OnnxReader reader = new OnnxReader(values, builder);
      OnnxFolding folding = new OnnxFolding(values);
      for (OnnxNode node : nodes) {
        attempt(node, reader, folding);
      }
      if (problems.found().isEmpty()) {
        problems.gather(
            "the outputs",
            () -> {
              outputs();
              return true;
            });
      }
    }

    boolean hasSeries() {
      return file.graph().inputs().stream()
          .anyMatch(input -> input.axes() != null && input.axes().size() == 3);
    }

    private void inputs() {
      List<OnnxGraphPart.Value> given = file.graph().inputs();
      if (!options.inputs().isEmpty() && options.inputs().size() != given.size()) {
        throw new DataException(
            "it has " + given.size() + " inputs. Got shapes for " + options.inputs().size());
      }
      for (int i = 0; i < given.size(); i++) {
        int number = i;
        problems.gather("the input '" + given.get(i).name() + "'", () -> input(number));
      }
    }

    private boolean input(int number) {
      OnnxGraphPart.Value value = file.graph().inputs().get(number);
      InputType type =
          options.inputs().isEmpty()
              ? OnnxInputs.type(value, stepsFirst)
              : options.inputs().get(number);
      boolean last = type.dataFormat() == DataFormat.CHANNELS_LAST;
      if (options.layout() != null) {
        type = type.in(options.layout());
      }
      types.add(type);
      OnnxSignal made = builder.input(value.name(), type);
      values.signal(value.name(), OnnxInputs.ordered(made, value, last));
      return true;
    }

    /** Adds what a node makes; what cannot be is told with all the rest. */
    private void attempt(OnnxNode node, OnnxReader reader, OnnxFolding folding) {
      if (node.outputs().isEmpty()) {
        return;
      }
      boolean behind = node.inputs().stream().anyMatch(values::isMissing);
      if (behind && OnnxReader.isKnown(node)) {
        return; // it stands behind what cannot be read
      }
      problems.gather(
          node.described(),
          () -> {
            if (!behind && folding.fold(node)) {
              return true;
            }
            if (!OnnxReader.isKnown(node)) {
              throw OnnxReading.refused(node, "is of an operator that there is no layer for");
            }
            reader.read(node);
            return true;
          });
    }

    private void outputs() {
      for (OnnxGraphPart.Value output : file.graph().outputs()) {
        OnnxSignal found = values.found(output.name());
        if (found == null) {
          throw new DataException("its output '" + output.name() + "' depends on no input");
        }
        int features = options.layout() != null ? found.place(1) : isLast() ? found.rank() - 1 : 1;
        outputs.add(OnnxInputs.ended(builder, found, output.name(), features, outputs));
      }
    }

    /** Whether features come last in what goes out: as in the file, if not chosen. */
    private boolean isLast() {
      if (options.layout() != null) {
        return options.layout() == DataFormat.CHANNELS_LAST;
      }
      List<OnnxSignal> several =
          file.graph().outputs().stream()
              .map(output -> values.found(output.name()))
              .filter(found -> found != null && found.rank() > 2)
              .toList();
      return !several.isEmpty()
          && several.stream().allMatch(found -> found.place(1) == found.rank() - 1);
    }

    OnnxNetwork network() {
      JsonObject made = OnnxStep.named("ComputationGraphConfiguration");
      made.addProperty("version", 1);
      made.addProperty("validateOutputLayerConfig", false); // it was trained as it is
      made.addProperty(
          "outputFormat", (isLast() ? DataFormat.CHANNELS_LAST : DataFormat.CHANNELS_FIRST).name());
      if (values.type() == DType.FLOAT64) {
        made.addProperty("dataType", "DOUBLE");
      }
      JsonArray inputTypes = new JsonArray();
      types.forEach(type -> inputTypes.add(OnnxBuilder.json(type)));
      made.add("inputs", OnnxBuilder.array(builder.inputs()));
      made.add("inputTypes", inputTypes);
      made.add("vertices", builder.vertices());
      made.add("outputs", OnnxBuilder.array(outputs.stream().map(OnnxSignal::vertex).toList()));
      return new OnnxNetwork(made.toString(), builder.parameters());
    }
  }
}
