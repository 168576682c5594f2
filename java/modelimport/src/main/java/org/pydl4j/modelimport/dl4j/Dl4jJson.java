package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.pydl4j.modelimport.ForeignJson;

/** An object in Deeplearning4j's JSON. */
final class Dl4jJson extends ForeignJson<Dl4jJson> {
  Dl4jJson(String place, JsonObject object) {
    super("Deeplearning4j", place, object);
  }

  @Override
  protected Dl4jJson made(String where, JsonObject inside) {
    return new Dl4jJson(where, inside);
  }

  /** The name of its class without the package; distributions have it as their type. */
  String type() {
    JsonElement name = object().get(object().has("@class") ? "@class" : "type");
    String whole = name == null ? "" : name.getAsString();
    return whole.substring(Math.max(whole.lastIndexOf('.'), whole.lastIndexOf('$')) + 1);
  }

  /** An object in it, which must be there. */
  Dl4jJson required(String key) {
    Dl4jJson found = child(key);
    if (found == null) {
      throw refused("has no '" + key + "'");
    }
    return found;
  }
}
