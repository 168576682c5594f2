package org.pydl4j.modelimport.dl4j;

import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.RNNFormat;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.plan.Plan;

/**
 * The orders of axes that the layers of a file are written with: those of the network's inputs.
 *
 * @param sequences {@code NCW} or {@code NWC}
 * @param last whether the channels of images and volumes stand behind their places
 */
record Dl4jOrders(String sequences, boolean last) {
  static Dl4jOrders of(Plan plan) {
    String found = "NCW";
    for (InputType input : plan.inputs()) {
      if (input instanceof Recurrent each && each.format() == RNNFormat.NWC) {
        found = "NWC";
      }
    }
    return new Dl4jOrders(found, Dl4jImages.order(plan) == DataFormat.CHANNELS_LAST);
  }

  /** That of images. */
  String images() {
    return last ? "NHWC" : "NCHW";
  }

  /** That of volumes. */
  String volumes() {
    return last ? "NDHWC" : "NCDHW";
  }
}
