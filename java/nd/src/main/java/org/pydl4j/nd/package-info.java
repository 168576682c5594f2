/** Off-heap arrays: factory, types, scopes, devices. */
package org.pydl4j.nd;
