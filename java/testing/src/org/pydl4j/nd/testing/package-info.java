/** What the tests of every module share. */
package org.pydl4j.nd.testing;
