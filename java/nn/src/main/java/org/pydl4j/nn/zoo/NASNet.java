package org.pydl4j.nn.zoo;

import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Cells that a search found (NASNet-A, mobile: 4 @ 1056); 5,326,716 parameters with running means
 * for 1000 classes, as in Keras. Zoph et al. 2017, arXiv:1707.07012. DL4J: NASNet. Keras:
 * NASNetMobile.
 */
public final class NASNet extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<NASNet> DECLARATION =
      pictures(Declaration.<NASNet>of(KIND, "NASNet", NASNet::new))
          .doc(
              "Cells that a search found (NASNet-A, mobile: 4 @ 1056); 5,326,716 "
                  + "parameters with running means for 1000 classes, as in Keras.\n"
                  + "Zoph et al. 2017, arXiv:1707.07012.\n"
                  + "DL4J: NASNet. Keras: NASNetMobile.")
          .build();

  private NASNet(Settings settings) {
    super(DECLARATION, settings);
  }

  /** Filters of the first cells. */
  private static final long FILTERS = 44;

  private static final int CELLS = 4;

  /** What a cell reads: the cell before it, and the one before that. */
  private record Two(String last, String before) {}

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    NasCells cells = new NasCells(net);
    String stem = cells.stem("input", 32);
    Two at = new Two(cells.reduction(stem, stem, FILTERS / 4), stem);
    at = new Two(cells.reduction(at.last, at.before, FILTERS / 2), at.last);
    for (int stage = 0; stage < 3; stage++) {
      long filters = FILTERS << stage;
      if (stage > 0) {
        at = new Two(cells.reduction(at.last, at.before, filters), at.last);
      }
      for (int i = 0; i < CELLS; i++) {
        at = new Two(cells.normal(at.last, at.before, filters), at.last);
      }
    }
    String seen = net.activation(at.last, "relu");
    return net.classes(net.mean(seen), get(NUM_CLASSES));
  }

  /** Starts a builder. */
  public static NASNetBuilder builder() {
    return new NASNetBuilder();
  }
}
