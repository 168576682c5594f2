package org.pydl4j.nn.training;

import java.util.function.Predicate;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.training.FlatParameters.Slot;

/**
 * Which parameters a training changes.
 *
 * @param changing those that updaters step, states among them
 * @param ruled those that regularization, normalization of gradients and constraints hold for
 */
record Learnt(Predicate<Slot> changing, Predicate<Slot> ruled) {
  /**
   * Training with labels. What only pretraining needs has a derivative of 0 there; updaters keep
   * its place in their state, as in DL4J.
   */
  static final Learnt WITH_LABELS =
      new Learnt(
          slot -> slot.learnt() || isState(slot),
          slot -> slot.learnt() && !slot.spec().pretraining());

  /** Pretraining of one layer. */
  static Learnt of(Node layer) {
    Predicate<Slot> own = slot -> slot.layer() == layer.owner();
    return new Learnt(own.and(slot -> slot.learnt() || isState(slot)), own.and(Slot::learnt));
  }

  private static boolean isState(Slot slot) {
    return slot.spec().role() == ParameterRole.STATE;
  }
}
