/**
 * What the columns of a data set are called and what their values are: DataVec's schema, with its
 * JSON.
 */
@NullMarked
package org.pydl4j.etl.schema;

import org.jspecify.annotations.NullMarked;
