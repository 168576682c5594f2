/** What layers compute in inference, in forms that neighbours can be joined in. */
@NullMarked
package org.pydl4j.nn.steps;

import org.jspecify.annotations.NullMarked;
