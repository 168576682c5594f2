package com.team;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;

/** What this jar adds; named in META-INF/services/org.pydl4j.nn.conf.Declared. */
public final class Team implements Declared {
  @Override
  public List<Declaration<?>> declarations() {
    return List.of(Scale.DECLARATION, Sine.DECLARATION, Quartic.DECLARATION, SignSgd.DECLARATION);
  }
}
