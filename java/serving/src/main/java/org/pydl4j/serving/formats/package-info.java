/**
 * What the payloads of records look like, and how they become rows of a batch without objects in
 * between.
 */
package org.pydl4j.serving.formats;
