/**
 * Settings, declared once: a {@link org.pydl4j.nn.conf.Key} says name, type, default, range and
 * meaning, a {@link org.pydl4j.nn.conf.Declaration} lists the keys of a class, and checks, JSON,
 * builders, the classes of Python and the reference follow from it. Mistakes are {@link
 * org.pydl4j.nd.errors.ConfigurationException}s that name the setting and the nearest right name.
 */
@NullMarked
package org.pydl4j.nn.conf;

import org.jspecify.annotations.NullMarked;
