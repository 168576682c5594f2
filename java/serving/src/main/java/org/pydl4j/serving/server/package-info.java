/** The process {@code pydl4j serve}: its settings, its parts (Kafka, HTTP …), its log, its end. */
package org.pydl4j.serving.server;
