package org.pydl4j.etl.readers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pydl4j.nd.errors.DataException;

/** Where a database is and what opens it, which no message tells. */
final class Database {
  private static final String SECRET =
      "(?i)[\\w.-]*(?:password|passwd|passphrase|pwd|secret|token)";
  private static final Pattern IN_URL = Pattern.compile("(?:^|[?;&,])" + SECRET + "=([^?;&]*)");
  private static final Pattern BEFORE_HOST = Pattern.compile("[:/]([^:/@]+)@");

  private final String url;
  private final Properties properties = new Properties();
  private final Set<String> secrets = new LinkedHashSet<>();

  Database(String url, Map<String, String> properties) {
    this.url = url;
    this.properties.putAll(properties);
    properties.forEach(
        (name, value) -> {
          if (name.matches(SECRET)) {
            secrets.add(value);
          }
        });
    for (Pattern pattern : new Pattern[] {IN_URL, BEFORE_HOST}) {
      for (Matcher found = pattern.matcher(url); found.find(); ) {
        secrets.add(found.group(1));
      }
    }
    secrets.remove("");
  }

  /** Streams only without commits of its own, in PostgreSQL. */
  Connection connect() throws SQLException {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new DataException(
          "There is no driver for "
              + name()
              + ". Put its jar on the class path; in Python:"
              + " dl.session(class_path=\"driver.jar\"). Or mend the URL.");
    }
    Connection connection = DriverManager.getConnection(url, properties);
    try {
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      ResultBlocks.quietly(connection);
      throw e;
    }
  }

  /** The URL without what follows the place, and without user and password in front of it. */
  String name() {
    return url.replaceAll("[?;].*", "")
        .replaceAll("//[^/]*@", "//")
        .replaceAll(":[^:/@]+/[^@]*@", ":@");
  }

  DataException failed(SQLException why) {
    return failed(name() + " gives no rows: ", why);
  }

  /** The error that begins with this text; its cause is there if that has no secrets. */
  DataException failed(String beginning, SQLException why) {
    String told = beginning + reason(why);
    return isSafe(why) ? new DataException(told, why) : new DataException(told);
  }

  /** What the database says, without secrets. */
  private String reason(SQLException why) {
    String told = String.valueOf(why.getMessage()).replace(url, name());
    for (String secret : secrets) {
      told = told.replaceAll("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", "***");
    }
    return told;
  }

  /** Whether a failure and its causes may be shown as they are. */
  private boolean isSafe(Throwable why) {
    for (Throwable at = why; at != null; at = at.getCause()) {
      String told = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
      if (told.contains(url.toLowerCase(Locale.ROOT))
          || secrets.stream().anyMatch(each -> told.contains(each.toLowerCase(Locale.ROOT)))) {
        return false;
      }
    }
    return true;
  }
}
