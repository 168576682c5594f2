/**
 * The only code that names the native binding. Every native call goes through {@link
 * org.pydl4j.nd.internal.Native}, which keeps the arguments alive, maps native errors and gives the
 * result an owner. Nothing outside {@code org.pydl4j.nd} may import this package.
 */
package org.pydl4j.nd.internal;
