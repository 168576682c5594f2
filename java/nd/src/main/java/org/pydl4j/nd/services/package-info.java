/** Finds what programs add to this library. */
@NullMarked
package org.pydl4j.nd.services;

import org.jspecify.annotations.NullMarked;
