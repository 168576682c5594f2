package org.pydl4j.nd.start;

import java.util.Map;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DeviceException;

/** Multiplies two matrices and prints who says it did so. */
final class ComputingBlas {
  private ComputingBlas() {}

  public static void main(String[] args) {
    try (NDArray a = Nd.eye(3);
        NDArray product = a.matmul(a)) {
      Map<String, String> info = Engine.info();
      System.out.println(product.equals(a) ? "" : "product " + product);
      System.out.println(info.get("blas") + " " + info.get("backend") + " " + Engine.backend());
    } catch (DeviceException e) {
      System.out.println(e.getMessage());
    }
  }
}
