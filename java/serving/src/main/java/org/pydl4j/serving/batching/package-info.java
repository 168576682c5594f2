/** Requests of many clients computed together: queues, limits, deadlines, priorities. */
@NullMarked
package org.pydl4j.serving.batching;

import org.jspecify.annotations.NullMarked;
