/** The engine's start, in JVMs of its own: it happens once a process. */
package org.pydl4j.nd.start;
