package org.pydl4j.etl.transform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BytesColumn;

/**
 * The middle of places on the globe: the direction of the sum of their directions from its centre,
 * as DataVec's {@code GeographicMidpointReduction} has it.
 */
final class Midpoint {
  private static final String NUMBER = "[+-]?[\\d.]{1,30}(?:[eE][+-]?\\d{1,3})?";
  private static final Pattern PLACE =
      Pattern.compile("\\s*(N)(\\s*[,;:|\\s]\\s*)(N)\\s*".replace("N", NUMBER));
  private static final int LONGEST = 100;
  private static final int DIGITS = 20; // behind the point
  private static final double NOWHERE = 1e-12; // length of the sum for each place

  private long count;
  private double x;
  private double y;
  private double z;
  private String between = ",";
  private @Nullable String wrong;

  /** One more place, latitude and longitude in degrees. */
  void add(String place) {
    Matcher found = PLACE.matcher(place);
    try {
      if (place.length() > LONGEST || !found.matches()) {
        throw new NumberFormatException(place);
      }
      double latitude = within(found.group(1), 90);
      double longitude = within(found.group(3), 180);
      between = count == 0 ? found.group(2) : between;
      x += Math.cos(latitude) * Math.cos(longitude);
      y += Math.cos(latitude) * Math.sin(longitude);
      z += Math.sin(latitude);
      count++;
    } catch (NumberFormatException e) {
      wrong = "'" + shown(place) + "' is no latitude from -90 to 90 and longitude from -180 to 180";
    }
  }

  private static String shown(String place) {
    return place.length() <= LONGEST ? place : place.substring(0, LONGEST) + "…";
  }

  private static double within(String text, double most) {
    double degrees = Double.parseDouble(text);
    if (Math.abs(degrees) > most) {
      throw new NumberFormatException(text);
    }
    return Math.toRadians(degrees);
  }

  /** Writes it as text, missing of no place. */
  void write(BytesColumn.Builder out) {
    if (wrong != null) {
      out.addInvalid(wrong);
    } else if (count == 0) {
      out.addMissing();
    } else if (Math.sqrt(x * x + y * y + z * z) < NOWHERE * count) {
      out.addInvalid("places around the whole globe have no middle");
    } else {
      out.add(degrees(Math.atan2(z, Math.hypot(x, y))) + between + degrees(Math.atan2(y, x)));
    }
  }

  /** Without an exponent, which not everything reads that reads places. */
  private static String degrees(double angle) {
    BigDecimal exact = new BigDecimal(Double.toString(Math.toDegrees(angle)));
    boolean tiny = exact.scale() > DIGITS;
    BigDecimal told =
        tiny ? exact.setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros() : exact;
    return told.toPlainString();
  }
}
