package org.pydl4j.nn.inputs;

/** Where the features of images, volumes and sequences stand; Keras' names. */
public enum DataFormat {
  /** Before place and time: [n, channels, height, width], [n, size, time]. */
  CHANNELS_FIRST,
  /** Behind them: [n, height, width, channels], [n, time, size]. */
  CHANNELS_LAST
}
