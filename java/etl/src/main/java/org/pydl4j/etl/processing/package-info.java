/**
 * The one way from raw numbers to what a model takes, and from what it makes to an answer: used by
 * Java programs, Python, Spark and servers alike.
 */
@NullMarked
package org.pydl4j.etl.processing;

import org.jspecify.annotations.NullMarked;
