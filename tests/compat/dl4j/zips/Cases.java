import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Zips of the real Deeplearning4j with what it computes beside the network, in entries test/… of the same zip. */
final class Cases {
  private final File folder;

  Cases(String folder) {
    this.folder = new File(folder);
  }

  /** Trains two steps, saves, and adds inputs, labels, outputs and the parameters after three further steps. */
  void make(String name, Model net, INDArray[] inputs, INDArray[] labels, boolean updater) throws Exception {
    if (labels != null) {
      fit(net, inputs, labels, 2);
    }
    File plain = File.createTempFile("dl4j", ".zip");
    ModelSerializer.writeModel(net, plain, updater);
    try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(new File(folder, name + ".zip")));
        ZipFile zip = new ZipFile(plain)) {
      copy(zip, out);
      for (int i = 0; i < inputs.length; i++) {
        put(out, "input_" + i, inputs[i]);
      }
      INDArray[] made = outputs(net, inputs);
      for (int i = 0; i < made.length; i++) {
        put(out, "output_" + i, made[i]);
      }
      if (labels != null) {
        for (int i = 0; i < labels.length; i++) {
          put(out, "labels_" + i, labels[i]);
        }
        Model again = read(plain, updater);
        fit(again, inputs, labels, 3);
        put(out, "params_after_3_steps", params(again));
      }
    } finally {
      plain.delete();
    }
    System.out.println(name + " " + new File(folder, name + ".zip").length());
  }

  /** The entries of a zip with inputs and outputs beside them. */
  static void beside(File from, File to, INDArray[] inputs, INDArray[] outputs) throws Exception {
    try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(to));
        ZipFile zip = new ZipFile(from)) {
      copy(zip, out);
      for (int i = 0; i < inputs.length; i++) {
        put(out, "input_" + i, inputs[i]);
      }
      for (int i = 0; i < outputs.length; i++) {
        put(out, "output_" + i, outputs[i]);
      }
    }
  }

  private static void copy(ZipFile zip, ZipOutputStream out) throws Exception {
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      out.putNextEntry(new ZipEntry(entry.getName()));
      out.write(zip.getInputStream(entry).readAllBytes());
    }
  }

  static Model read(File file, boolean updater) throws Exception {
    boolean graph;
    try (ZipFile zip = new ZipFile(file)) {
      graph = new String(zip.getInputStream(zip.getEntry("configuration.json")).readAllBytes()).contains("networkInputs");
    }
    return graph ? ModelSerializer.restoreComputationGraph(file, updater) : ModelSerializer.restoreMultiLayerNetwork(file, updater);
  }

  static INDArray params(Model net) {
    return net.params().dup();
  }

  /** Of copies: an activation as the first layer writes into the array that it is given. */
  static INDArray[] outputs(Model net, INDArray[] inputs) {
    return net instanceof MultiLayerNetwork
        ? new INDArray[] {((MultiLayerNetwork) net).output(inputs[0].dup(), false)}
        : ((ComputationGraph) net).output(false, copies(inputs));
  }

  private static INDArray[] copies(INDArray[] arrays) {
    INDArray[] made = new INDArray[arrays.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = arrays[i].dup();
    }
    return made;
  }

  static void fit(Model net, INDArray[] inputs, INDArray[] labels, int steps) {
    for (int i = 0; i < steps; i++) {
      if (net instanceof MultiLayerNetwork) {
        ((MultiLayerNetwork) net).fit(new DataSet(inputs[0].dup(), labels[0]));
      } else {
        ((ComputationGraph) net).fit(new MultiDataSet(copies(inputs), labels));
      }
    }
  }

  private static void put(ZipOutputStream out, String name, INDArray array) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Nd4j.write(array.dup('c'), new DataOutputStream(bytes));
    out.putNextEntry(new ZipEntry("test/" + name + ".bin"));
    out.write(bytes.toByteArray());
  }
}
