/**
 * What is done to a data set, step by step: DataVec's transforms, filters, reducers and sequence
 * operations as kernels over blocks of columns.
 *
 * <p>A {@link TransformProcess} is a list of {@link Operation}s over a schema. Each operation is
 * declared once (its keys, its JSON, its check against a schema, its kernel) in one of the families
 * {@code …Operations}. When a process is built, each step is bound to the schema that the steps
 * before it leave, so that a wrong name or type is an error there and not among the data.
 *
 * <p>A value that is missing makes what is computed of it missing. A value that is invalid (text in
 * a column of numbers, a division of whole numbers by 0, a category that is not listed) stays with
 * its text until a step handles it; those that are left at the end meet the process' {@link
 * ErrorPolicy}.
 */
@NullMarked
package org.pydl4j.etl.transform;

import org.jspecify.annotations.NullMarked;
