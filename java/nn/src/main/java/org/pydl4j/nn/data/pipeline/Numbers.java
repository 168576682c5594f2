package org.pydl4j.nn.data.pipeline;

/** The numbers of examples in the order of one pass. */
interface Numbers {
  boolean hasNext();

  long next();
}
