package org.pydl4j.modelimport.keras;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;

/** What is read of HDF5. */
final class KerasHdf {
  private static final int DEEP = 64;

  private KerasHdf() {}

  static {
    if (System.getProperty("slf4j.internal.verbosity") == null) { // no log is none to warn of
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
  }

  /** Runs the initializer, before anything of jHDF is touched. */
  static void quiet() {}

  static @Nullable String text(Node node, String name) {
    Attribute attribute = node.getAttribute(name);
    return attribute == null ? null : string(attribute.getData());
  }

  private static String string(Object data) {
    return data instanceof Object[] several && several.length == 1
        ? String.valueOf(several[0])
        : String.valueOf(data);
  }

  /** A group below another one; null where there is none. */
  static @Nullable Group group(Group from, String path) {
    Group at = from;
    for (String part : path.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (!(at.getChildren().get(part) instanceof Group next)) {
        return null;
      }
      at = next;
    }
    return at;
  }

  /** The weights that a group of Keras 2 names. */
  static List<KerasTensor> named(Group group, HdfSource file) {
    List<KerasTensor> made = new ArrayList<>();
    for (String name : names(group)) {
      made.add(tensor(name, dataset(group, name), file));
    }
    return made;
  }

  private static Dataset dataset(Group group, String name) {
    if (name.split("/", -1).length <= DEEP && group.getByPath(name) instanceof Dataset data) {
      return data;
    }
    throw new DataException("its weight " + name + " is no array");
  }

  /** An array. */
  static KerasTensor tensor(String name, Dataset data, HdfSource file) {
    long size = Math.max(1, data.getDataType().getSize()); // bytes
    for (long extent : data.getDimensionsAsLong()) {
      size = extent < 0 || (extent > 0 && size > Long.MAX_VALUE / extent) ? -1 : size * extent;
      KerasFile.requireSize("the weight " + name, size, file.tree().size());
    }
    Class<?> type = data.getJavaType();
    boolean known = Set.of(float.class, double.class, int.class, long.class).contains(type);
    if (!known && !data.isScalar()) { // steps are of other types
      throw new DataException("its weight " + name + " has no float numbers");
    }
    return KerasTensor.of(name, data.getDimensionsAsLong(), () -> read(name, data, file));
  }

  private static NDArray read(String name, Dataset data, HdfSource file) {
    if (isPlain(data)) {
      return file.floats((ContiguousDataset) data);
    }
    Object flat = data.isScalar() ? data.getData() : data.getDataFlat();
    if (flat instanceof Number number) {
      return Nd.create(new double[] {number.doubleValue()}, 1);
    }
    if (flat instanceof float[] narrow) {
      return Nd.create(narrow, narrow.length);
    }
    double[] wide = flat instanceof double[] doubles ? doubles : numbers(name, flat);
    return Nd.create(wide, wide.length);
  }

  /** Whether a data set lies in the file as memory does, and needs no copy in the heap. */
  private static boolean isPlain(Dataset data) {
    return data instanceof ContiguousDataset
        && data.getDataType() instanceof FloatingPoint type
        && type.getSize() == Float.BYTES
        && type.getByteOrder() == ByteOrder.LITTLE_ENDIAN
        && !data.isEmpty();
  }

  private static double[] numbers(String name, Object flat) {
    if (flat instanceof int[] whole) {
      return Arrays.stream(whole).asDoubleStream().toArray();
    }
    if (flat instanceof long[] whole) {
      return Arrays.stream(whole).asDoubleStream().toArray();
    }
    throw new DataException("its weight " + name + " has no float numbers");
  }

  private static List<String> names(Group group) {
    List<String> names = new ArrayList<>();
    Attribute whole = group.getAttribute("weight_names");
    if (whole != null) {
      add(names, whole);
    }
    for (int part = 0; group.getAttribute("weight_names" + part) != null; part++) {
      add(names, group.getAttribute("weight_names" + part)); // more than 64 KiB
    }
    return names;
  }

  private static void add(List<String> names, Attribute attribute) {
    if (!attribute.isEmpty()
        && attribute.getSize() > 0
        && attribute.getData() instanceof Object[] all) {
      for (Object each : all) {
        names.add(String.valueOf(each));
      }
    }
  }
}
