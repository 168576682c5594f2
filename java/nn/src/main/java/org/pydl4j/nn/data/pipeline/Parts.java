package org.pydl4j.nn.data.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.MultiDataSet;

/**
 * Which arrays examples have: of how many inputs and outputs, with which masks, with weights or
 * not.
 */
record Parts(
    int inputs, int outputs, List<Boolean> inputMasks, List<Boolean> outputMasks, boolean weights) {
  private static final String[] NAMES = {"features", "labels", "features_mask", "labels_mask"};

  static Parts of(MultiDataSet data) {
    return new Parts(
        data.features().size(),
        data.labels().size(),
        data.featuresMasks().stream().map(mask -> mask != null).toList(),
        data.labelsMasks().stream().map(mask -> mask != null).toList(),
        data.weights() != null);
  }

  /** The arrays that are there, in a fixed order. */
  static List<NDArray> arrays(MultiDataSet data) {
    List<NDArray> arrays = new ArrayList<>(data.features());
    arrays.addAll(data.labels());
    addThere(arrays, data.featuresMasks());
    addThere(arrays, data.labelsMasks());
    if (data.weights() != null) {
      arrays.add(data.weights());
    }
    return arrays;
  }

  private static void addThere(List<NDArray> to, List<@Nullable NDArray> some) {
    for (NDArray each : some) {
      if (each != null) {
        to.add(each);
      }
    }
  }

  /** The examples of as many arrays in the order of {@link #arrays}. */
  MultiDataSet examples(List<NDArray> arrays) {
    Iterator<NDArray> next = arrays.iterator();
    return new MultiDataSet(
        take(Collections.nCopies(inputs, true), next),
        take(Collections.nCopies(outputs, true), next),
        take(inputMasks, next),
        take(outputMasks, next),
        weights ? next.next() : null);
  }

  private static List<NDArray> take(List<Boolean> there, Iterator<NDArray> next) {
    List<NDArray> taken = new ArrayList<>();
    there.forEach(each -> taken.add(each ? next.next() : null));
    return Collections.unmodifiableList(taken);
  }

  /** The arrays under the names that they have in files: features, labels_1, features_mask … */
  static Map<String, NDArray> named(MultiDataSet data) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    List<List<NDArray>> groups =
        List.of(data.features(), data.labels(), data.featuresMasks(), data.labelsMasks());
    for (int group = 0; group < NAMES.length; group++) {
      List<NDArray> arrays = groups.get(group);
      for (int i = 0; i < arrays.size(); i++) {
        NDArray array = arrays.get(i);
        if (array != null) {
          named.put(i == 0 ? NAMES[group] : NAMES[group] + "_" + i, array);
        }
      }
    }
    if (data.weights() != null) {
      named.put("weights", data.weights());
    }
    return named;
  }

  /** The names of {@link #arrays} in a file that has these; refuses others. */
  static Parts ofNames(Iterable<String> names, String file) {
    TreeSet<String> left = new TreeSet<>();
    names.forEach(left::add);
    List<List<Boolean>> groups = new ArrayList<>();
    for (String name : NAMES) {
      groups.add(there(left, name));
    }
    boolean weights = left.remove("weights");
    int inputs = groups.get(0).size();
    if (!left.isEmpty() || inputs == 0 || groups.get(0).contains(false)) {
      throw new DataException(
          file
              + " must hold the arrays features, labels, features_mask, labels_mask and weights, or"
              + " some of them; of more inputs and outputs also features_1, labels_1 and so on. "
              + (left.isEmpty() ? "It has no features." : "It has " + left + "."));
    }
    int outputs = groups.get(1).size();
    return new Parts(
        inputs, outputs, padded(groups.get(2), inputs), padded(groups.get(3), outputs), weights);
  }

  private static List<Boolean> there(TreeSet<String> left, String name) {
    List<Boolean> there = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      if (left.remove(i == 0 ? name : name + "_" + i)) {
        while (there.size() < i) {
          there.add(false);
        }
        there.add(true);
      }
    }
    return there;
  }

  private static List<Boolean> padded(List<Boolean> masks, int size) {
    List<Boolean> padded = new ArrayList<>(masks);
    while (!padded.isEmpty() && padded.size() < size) {
      padded.add(false);
    }
    return padded;
  }

  /** The names under which {@link #named} puts the arrays, in the order of {@link #arrays}. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    List<List<Boolean>> groups =
        List.of(
            Collections.nCopies(inputs, true),
            Collections.nCopies(outputs, true),
            inputMasks,
            outputMasks);
    for (int group = 0; group < NAMES.length; group++) {
      for (int i = 0; i < groups.get(group).size(); i++) {
        if (groups.get(group).get(i)) {
          names.add(i == 0 ? NAMES[group] : NAMES[group] + "_" + i);
        }
      }
    }
    if (weights) {
      names.add("weights");
    }
    return names;
  }
}
