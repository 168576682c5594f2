/**
 * The operations, one family a class. Every method checks its arguments before the engine sees them
 * and says whether the result is new memory, a view, or the array that was written to.
 *
 * <p>What all of them throw, with a message that begins with the operation's name:
 *
 * <ul>
 *   <li>{@link org.pydl4j.nd.errors.ShapeException} when shapes do not fit; it prints them
 *   <li>{@link org.pydl4j.nd.errors.DTypeException} for a type that the operation does not take,
 *       two types where one is needed, and numbers that an array's type does not hold
 *   <li>{@link org.pydl4j.nd.errors.IndexException} for an axis or an index that is not there
 *   <li>{@link org.pydl4j.nd.errors.ReadOnlyException} for a write that is refused
 *   <li>{@link org.pydl4j.nd.errors.DeviceException} for arrays on two devices
 *   <li>{@link org.pydl4j.nd.errors.ClosedException} for an array that was closed
 *   <li>{@link org.pydl4j.nd.errors.OffHeapMemoryException} when the result would pass {@link
 *       org.pydl4j.nd.Memory#limit()}
 * </ul>
 */
@NullMarked
package org.pydl4j.nd.ops;

import org.jspecify.annotations.NullMarked;
