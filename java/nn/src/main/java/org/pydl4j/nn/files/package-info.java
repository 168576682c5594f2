/**
 * Model files: a zip with the configuration as JSON, parameters and updater state as safetensors,
 * and a list of all members with their sizes. What does not fit is a {@link
 * org.pydl4j.nd.errors.ModelFileException} that names file and member.
 */
@NullMarked
package org.pydl4j.nn.files;

import org.jspecify.annotations.NullMarked;
