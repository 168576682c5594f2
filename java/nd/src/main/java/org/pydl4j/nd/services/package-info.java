/** Finds what programs add to this library. */
package org.pydl4j.nd.services;
