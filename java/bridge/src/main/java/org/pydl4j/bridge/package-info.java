/** The one door through which Python reaches the JVM. */
@NullMarked
package org.pydl4j.bridge;

import org.jspecify.annotations.NullMarked;
