package org.pydl4j.serving.server;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log, on standard error: one line an event, as text or as a JSON object. Other people's
 * libraries are heard from warnings on; Kafka's clients otherwise print their configuration.
 */
final class Log {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneId.systemDefault());
  private static final Logger OURS = Logger.getLogger("org.pydl4j"); // kept: JUL's loggers are weak

  private Log() {}

  /** Sets the log up. */
  static void begin(boolean json) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    Handler handler = new ConsoleHandler();
    handler.setFormatter(json ? new Json() : new Text());
    root.addHandler(handler);
    root.setLevel(Level.WARNING);
    OURS.setLevel(Level.INFO);
  }

  private static String level(LogRecord event) {
    int level = event.getLevel().intValue();
    return level >= Level.SEVERE.intValue()
        ? "ERROR"
        : level >= Level.WARNING.intValue() ? "WARN" : event.getLevel().getName();
  }

  /** Text of records and clients may stand in it: none of it may look like a line of the log. */
  private static String escaped(String text) {
    StringBuilder made = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        made.append(c == '\n' ? "\\n" : String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        made.append(c);
      }
    }
    return made.toString();
  }

  /** A trace, each line of it indented: an exception's message may have several. */
  private static String indented(String trace) {
    StringBuilder made = new StringBuilder();
    trace
        .lines()
        .forEach(
            line ->
                made.append("    ")
                    .append(escaped(line.replace('\t', ' ')))
                    .append(System.lineSeparator()));
    return made.toString();
  }

  private static String trace(LogRecord event) {
    StringWriter text = new StringWriter();
    if (event.getThrown() != null) {
      event.getThrown().printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }

  /** {@code 2026-01-31 12:00:00.000 INFO ScoringLoop: …}. */
  private static final class Text extends Formatter {
    @Override
    public String format(LogRecord event) {
      String name = event.getLoggerName();
      return String.format(
          Locale.ROOT,
          "%s %-5s %s: %s%n%s",
          TIME.format(event.getInstant()),
          level(event),
          name == null ? "" : name.substring(name.lastIndexOf('.') + 1),
          escaped(formatMessage(event)),
          indented(trace(event)));
    }
  }

  /** {@code {"time": "…Z", "level": "INFO", "logger": "…", "thread": 1, "message": "…"}}. */
  private static final class Json extends Formatter {
    @Override
    public String format(LogRecord event) {
      JsonObject line = new JsonObject();
      line.addProperty("time", event.getInstant().toString());
      line.addProperty("level", level(event));
      line.addProperty("logger", event.getLoggerName());
      line.addProperty("thread", event.getLongThreadID());
      line.addProperty("message", formatMessage(event));
      if (event.getThrown() != null) {
        line.addProperty("error", trace(event));
      }
      return line + System.lineSeparator();
    }
  }
}
