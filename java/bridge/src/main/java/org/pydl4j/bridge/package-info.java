/** The one door through which Python reaches the JVM. */
package org.pydl4j.bridge;
