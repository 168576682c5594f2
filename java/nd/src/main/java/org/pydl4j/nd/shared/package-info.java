/**
 * Memory that two processes map: segments that this process makes ({@link
 * org.pydl4j.nd.shared.SegmentPool}) and segments of a peer ({@link
 * org.pydl4j.nd.shared.ForeignSegments}). Control goes another way; here are only bytes.
 */
@NullMarked
package org.pydl4j.nd.shared;

import org.jspecify.annotations.NullMarked;
