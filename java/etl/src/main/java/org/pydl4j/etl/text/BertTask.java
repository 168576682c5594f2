package org.pydl4j.etl.text;

/** What a BERT network learns. DL4J: {@code BertIterator.Task}. */
public enum BertTask {
  /** A class for each text. */
  SEQ_CLASSIFICATION,
  /** The pieces that are hidden: the masked language model. */
  UNSUPERVISED
}
