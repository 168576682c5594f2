/** Brings features and labels into the range that networks learn from, and back. */
package org.pydl4j.etl.normalizers;
