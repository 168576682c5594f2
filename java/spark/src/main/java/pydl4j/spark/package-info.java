/**
 * The stages of {@code org.pydl4j.spark.ml} by the names that they have in Python. PySpark looks
 * for the Python class of a stage that it loads under the name of the Java class: {@code
 * PipelineModel.load} and {@code mlflow.spark.load_model} so find {@code pydl4j.spark} by
 * themselves. Java's own programs have no need of them.
 */
@NullMarked
package pydl4j.spark;

import org.jspecify.annotations.NullMarked;
