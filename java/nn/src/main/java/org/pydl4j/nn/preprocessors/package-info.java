/** What stands between layers whose shapes differ, placed when the configuration is built. */
package org.pydl4j.nn.preprocessors;
