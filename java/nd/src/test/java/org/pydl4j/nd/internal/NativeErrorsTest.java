package org.pydl4j.nd.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Messages as the engine 2.10 writes them. */
class NativeErrorsTest {
  @Test
  void theEnginesOwnStackIsCut() {
    String message =
        "Expected size 2 but got size 3\nException raised from check at /a/b.cpp:7 (most recent"
            + " call first):\nframe #0: c10::Error";
    assertEquals("Expected size 2 but got size 3", NativeErrors.reason(message));
  }

  @Test
  void whatAModuleRaisesItselfIsSaidWithItsSecondLine() {
    String message =
        "The following operation failed in the TorchScript interpreter.\n"
            + "Traceback of TorchScript, serialized code (most recent call last):\n"
            + "  File \"code/__torch__.py\", line 12, in forward\n"
            + "    ops.prim.RaiseException(\"ValueError: not here\", \"builtins.ValueError\")\n"
            + "    ~~~~~~~~~~~~~~~~~~~~~~~ <--- HERE\n\n"
            + "Traceback of TorchScript, original code (most recent call last):\n"
            + "  File \"/team/model.py\", line 30, in forward\n"
            + "        raise ValueError(\"ages must be positive\")\n"
            + "        ~~~~~~~ <--- HERE\n"
            + "builtins.ValueError: ages must be positive,\n"
            + "and in years\n";
    assertEquals(
        "builtins.ValueError: ages must be positive,\nand in years (/team/model.py, line 30)",
        NativeErrors.reason(message));
  }
}
