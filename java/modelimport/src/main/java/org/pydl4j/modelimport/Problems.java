package org.pydl4j.modelimport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.files.Inspection;

/** All that cannot be read of a file, so that it is told at once and not piece by piece. */
public final class Problems {
  private final List<Inspection.Problem> found = new ArrayList<>();

  /** None yet. */
  public Problems() {}

  /**
   * What a part of the file makes; null where it cannot be read, which is remembered.
   *
   * @param place the part in words
   */
  public <T> @Nullable T gather(String place, Supplier<T> part) {
    try {
      return part.get();
    } catch (RefusedException e) {
      found.add(e.problem());
    } catch (ModelFileException | ConfigurationException | ShapeException e) {
      found.add(new Inspection.Problem(place, String.valueOf(e.getMessage()), ""));
    }
    return null;
  }

  /** Remembers one. */
  public void add(Inspection.Problem problem) {
    found.add(problem);
  }

  /** All of them. */
  public List<Inspection.Problem> found() {
    return List.copyOf(found);
  }

  /**
   * Throws all of them as one.
   *
   * @param whose {@code Keras}
   * @throws ModelFileException unless there are none
   */
  public void raise(String whose) {
    if (found.isEmpty()) {
      return;
    }
    Inspection.Problem first = found.get(0);
    StringBuilder text = new StringBuilder();
    if (found.size() == 1) {
      text.append(sentence(whose, first));
    } else {
      text.append(found.size()).append(" parts of this ").append(whose).append(" model ");
      text.append("have no counterpart here:");
      found.forEach(problem -> text.append("\n- ").append(problem.text()));
    }
    throw new RefusedException(text.toString(), first.place(), first.what(), first.remedy());
  }

  private static String sentence(String whose, Inspection.Problem one) {
    if (one.place().isEmpty() || one.what().endsWith(".")) { // an error's own sentence
      return one.what();
    }
    String remedy = one.remedy().isEmpty() ? "" : " " + one.remedy() + ".";
    return Character.toUpperCase(one.place().charAt(0))
        + one.place().substring(1)
        + " of this "
        + whose
        + " model "
        + one.what()
        + "."
        + remedy;
  }
}
