/** Annotations in XML, by the JDK's reader. No API: it may change with any version. */
@NullMarked
package org.pydl4j.etl.internal.xml;

import org.jspecify.annotations.NullMarked;
