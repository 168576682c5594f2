/**
 * From blocks to what networks train on: columns of readers as features and labels, sequences with
 * masks, several readers side by side.
 */
@NullMarked
package org.pydl4j.etl.iterators;

import org.jspecify.annotations.NullMarked;
