import java.io.File;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What Deeplearning4j 1.0.0-M2.1 makes of zips that older versions wrote: Older INTO ZIP…. */
final class Older {
  private Older() {}

  public static void main(String[] arguments) throws Exception {
    for (int i = 1; i < arguments.length; i++) {
      File file = new File(arguments[i]);
      String name = file.getName().replaceAll("\\.(zip|bin)$", "");
      try {
        Model net = Cases.read(file, false);
        Nd4j.getRandom().setSeed(3);
        long[] shape = name.contains("LSTM") ? new long[] {2, 3, 4} : name.contains("CNN") ? new long[] {2, 3, 27, 27} : new long[] {2, 3};
        INDArray input = Nd4j.rand(DataType.FLOAT, shape).divi(name.contains("MLP") ? 1 : 10000);
        Cases.beside(file, new File(arguments[0], name + ".zip"), new INDArray[] {input}, Cases.outputs(net, new INDArray[] {input}));
        System.out.println(name + " " + Cases.outputs(net, new INDArray[] {input})[0].toString().replaceAll("\\s+", " "));
      } catch (Exception e) {
        System.out.println(name + " FAILED " + e);
      }
    }
  }
}
