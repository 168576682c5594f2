/** A broker for tests and for trying things out; not for production. */
@NullMarked
package org.pydl4j.serving.dev;

import org.jspecify.annotations.NullMarked;
