/** The process {@code pydl4j serve}: its settings, its parts (Kafka, HTTP …), its log, its end. */
@NullMarked
package org.pydl4j.serving.server;

import org.jspecify.annotations.NullMarked;
