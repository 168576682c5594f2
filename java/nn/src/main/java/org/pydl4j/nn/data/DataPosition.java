package org.pydl4j.nn.data;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A place between two mini-batches of a pass. It is all that is needed to go on from there with the
 * same examples in the same order, what waits in a shuffle buffer included, since orders follow
 * from their seeds.
 *
 * @param epoch the pass, from 0
 * @param batches mini-batches of it that were given
 * @param examples examples of it that were given
 * @param data what the iterator was, so that the place is not taken up in another one
 */
public record DataPosition(long epoch, long batches, long examples, String data) {
  /** Text that {@link #fromJson} reads. */
  public String toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("epoch", epoch);
    json.addProperty("batches", batches);
    json.addProperty("examples", examples);
    json.addProperty("data", data);
    return json.toString();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws ConfigurationException if it is something else
   */
  public static DataPosition fromJson(String text) {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      DataPosition position =
          new DataPosition(
              json.get("epoch").getAsLong(),
              json.get("batches").getAsLong(),
              json.get("examples").getAsLong(),
              json.get("data").getAsString());
      if (position.epoch < 0 || position.batches < 0 || position.examples < 0) {
        throw new IllegalStateException("a number is below 0");
      }
      return position;
    } catch (JsonParseException
        | IllegalStateException
        | NumberFormatException
        | UnsupportedOperationException
        | NullPointerException e) {
      throw new ConfigurationException(
          "A place in the data is JSON with 'epoch', 'batches', 'examples' and 'data', as a"
              + " pipeline's position is written. Got '"
              + (text.length() < 100 ? text : text.substring(0, 97) + "...")
              + "'.",
          e);
    }
  }
}
