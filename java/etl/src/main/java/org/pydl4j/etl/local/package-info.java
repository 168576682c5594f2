/** Processes over data sets on this machine, with all its cores. */
@NullMarked
package org.pydl4j.etl.local;

import org.jspecify.annotations.NullMarked;
