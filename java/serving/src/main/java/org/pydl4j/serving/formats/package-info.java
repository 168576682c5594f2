/**
 * What the payloads of records look like, and how they become rows of a batch without objects in
 * between.
 */
@NullMarked
package org.pydl4j.serving.formats;

import org.jspecify.annotations.NullMarked;
