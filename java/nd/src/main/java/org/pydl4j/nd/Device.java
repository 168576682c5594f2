package org.pydl4j.nd;

import org.pydl4j.nd.errors.DeviceException;

/**
 * Where an array's memory lies: {@code cpu} or {@code cuda:N}.
 *
 * @param type {@code "cpu"} or {@code "cuda"}
 * @param index which GPU; 0 for the CPU
 */
public record Device(String type, int index) {
  /** The processor's own memory. */
  public static final Device CPU = new Device("cpu", 0);

  /** Refuses anything but {@code cpu} and {@code cuda}. */
  public Device {
    if (!(type.equals("cpu") || type.equals("cuda")) || index < 0) {
      throw new DeviceException("A device is 'cpu' or 'cuda:N'. Got '" + type + ":" + index + "'.");
    }
  }

  /** Reads {@code "cpu"}, {@code "cuda"} or {@code "cuda:1"}. */
  public static Device of(String name) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      return new Device(name, 0);
    }
    try {
      return new Device(name.substring(0, colon), Integer.parseInt(name.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new DeviceException("A device is 'cpu' or 'cuda:N'. Got '" + name + "'.", e);
    }
  }

  /** Whether this is the processor. */
  public boolean isCpu() {
    return type.equals("cpu");
  }

  @Override
  public String toString() {
    return isCpu() ? type : type + ":" + index;
  }
}
