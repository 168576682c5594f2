package org.pydl4j.spark.training;

import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.errors.DeviceException;

/** The GPU that Spark gives to a task. */
final class Gpu {
  /** Spark's name for it. */
  static final String RESOURCE = "gpu";

  private Gpu() {}

  /**
   * Lets this executor's engine work on the task's GPU. The engine of a process has one device,
   * from its first array on.
   *
   * @throws DeviceException if the task has none, or the engine works on another device already
   */
  static void use(TaskContext task) {
    ResourceInformation given = task.resourcesJMap().get(RESOURCE);
    if (given == null || given.addresses().length == 0) {
      throw new DeviceException("Spark gave this task no GPU.");
    }
    Device wanted = Device.of("cuda:" + given.addresses()[0]);
    System.setProperty("pydl4j.backend", "cuda");
    System.setProperty("pydl4j.device", wanted.toString());
    Device found = Engine.device();
    if (!found.equals(wanted)) {
      throw new DeviceException(
          "Spark gave this task the GPU "
              + wanted
              + ", but the engine of its executor works on "
              + found
              + " already. Start the session with -Dpydl4j.backend=cuda in"
              + " spark.executor.extraJavaOptions, with one GPU an executor.");
    }
  }
}
