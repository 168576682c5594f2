/** A broker for tests and for trying things out; not for production. */
package org.pydl4j.serving.dev;
