package org.pydl4j.spark.transport;

import java.nio.ByteBuffer;

/**
 * What one collective operation sends to the next worker and receives from the former one: equally
 * many frames both ways, in order.
 */
interface Program {
  /** How many frames go each way. */
  int frames();

  /** How many frames must have been received before frame {@code k} can be sent. */
  int needed(int k);

  /** The payload of frame {@code k}, ready to be sent. */
  ByteBuffer[] outgoing(int k);

  /** Where the payload of frame {@code k} goes. */
  ByteBuffer[] incoming(int k);

  /** Frame {@code k} is in its place. */
  void received(int k);
}
