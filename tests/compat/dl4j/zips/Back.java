import java.io.DataInputStream;
import java.io.File;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Opens zips that pydl4j wrote with the real Deeplearning4j 1.0.0-M2.1, compares what they compute with what stands in their
 * entries test/…, trains on and writes them into a folder, as {@link Cases} does: Back FOLDER ZIP….
 */
final class Back {
  private Back() {}

  private static INDArray entry(ZipFile zip, String name) throws Exception {
    try (DataInputStream in = new DataInputStream(zip.getInputStream(zip.getEntry("test/" + name + ".bin")))) {
      return Nd4j.read(in);
    }
  }

  private static INDArray[] entries(ZipFile zip, String prefix) throws Exception {
    int count = 0;
    while (zip.getEntry("test/" + prefix + "_" + count + ".bin") != null) {
      count++;
    }
    INDArray[] all = new INDArray[count];
    for (int i = 0; i < count; i++) {
      all[i] = entry(zip, prefix + "_" + i);
    }
    return all;
  }

  public static void main(String[] arguments) throws Exception {
    Cases cases = new Cases(arguments[0]);
    for (String name : java.util.Arrays.copyOfRange(arguments, 1, arguments.length)) {
      String told = new File(name).getName();
      try (ZipFile zip = new ZipFile(name)) {
        boolean updater = zip.getEntry("updaterState.bin") != null;
        Model net = Cases.read(new File(name), updater);
        INDArray[] inputs = entries(zip, "input");
        INDArray[] outputs = entries(zip, "output");
        INDArray[] made = Cases.outputs(net, inputs);
        double worst = 0;
        for (int i = 0; i < outputs.length; i++) {
          worst = Math.max(worst, made[i].castTo(outputs[i].dataType()).sub(outputs[i]).amaxNumber().doubleValue());
        }
        told += " outputs " + worst;
        if (zip.getEntry("test/params_after_3_steps.bin") != null) {
          Cases.fit(net, inputs, entries(zip, "labels"), 3);
          INDArray wanted = entry(zip, "params_after_3_steps");
          told += " params " + net.params().reshape(wanted.shape()).sub(wanted).amaxNumber();
          cases.make(told.split("\\.")[0], net, inputs, entries(zip, "labels"), updater);
        }
        System.out.println(told);
      } catch (Throwable e) {
        System.out.println(told + " FAILED " + e + (e.getCause() == null ? "" : " " + e.getCause()).replaceAll("\\s+", " "));
      }
    }
  }
}
