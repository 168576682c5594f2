/**
 * The only code that names the native binding. Every native call goes through {@link
 * org.pydl4j.nd.internal.Native}, which keeps the arguments alive, maps native errors and gives the
 * result an owner. It is no API: it changes without notice, and nothing outside {@code
 * org.pydl4j.nd} and the bridge may import it.
 */
@NullMarked
package org.pydl4j.nd.internal;

import org.jspecify.annotations.NullMarked;
