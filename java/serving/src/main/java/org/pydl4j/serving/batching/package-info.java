/** Requests of many clients computed together: queues, limits, deadlines, priorities. */
package org.pydl4j.serving.batching;
