package org.pydl4j.nn.conf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The type of the vertices of a graph. */
final class GraphType extends Type<List<GraphNode>> {
  private static final String VERTEX = "vertex";
  private static final String SHARED_WITH = "sharedWith";
  private static final String INPUTS = "inputs";

  private final List<Kind<?>> kinds;

  GraphType(List<Kind<?>> kinds) {
    this.kinds = kinds;
  }

  @Override
  String words() {
    return "vertices by name, each with what it reads";
  }

  @Override
  List<GraphNode> read(JsonElement json, Key<?> key, Where where) {
    if (!json.isJsonObject()) {
      throw where.mustBe(key.name(), words(), json);
    }
    List<GraphNode> nodes = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject().entrySet()) {
      nodes.add(node(entry.getKey(), entry.getValue()));
    }
    return List.copyOf(nodes);
  }

  private GraphNode node(String name, JsonElement json) {
    Where place = new Where("the vertex '" + name + "'");
    if (!json.isJsonObject()) {
      throw place.mustBe(VERTEX, "an object with 'vertex' and 'inputs'", json);
    }
    JsonObject object = json.getAsJsonObject();
    for (String known : object.keySet()) {
      if (!List.of(VERTEX, SHARED_WITH, INPUTS).contains(known)) {
        throw place.unknown(known, List.of(VERTEX, SHARED_WITH, INPUTS));
      }
    }
    JsonElement inputs = object.has(INPUTS) ? object.get(INPUTS) : new JsonArray();
    JsonElement shared = object.get(SHARED_WITH);
    return new GraphNode(
        name,
        object.has(VERTEX) ? member(name, object.get(VERTEX), place) : null,
        shared == null ? null : Type.STRING.read(shared, Key.of(SHARED_WITH, Type.STRING), place),
        Type.STRINGS.read(inputs, Key.of(INPUTS, Type.STRINGS), place));
  }

  private Configured member(String name, JsonElement json, Where place) {
    String member = JsonConf.memberName(json, kinds.get(0));
    if (member == null) {
      throw place.mustBe(VERTEX, kinds.get(0).described() + " or a vertex", json);
    }
    Where where = new Where("'" + name + "' (" + member + ")");
    Kind<?> kind = Registry.kindOf(kinds, member);
    return JsonConf.read(Registry.declaration(kind, member, place), json, where);
  }

  @Override
  JsonElement write(List<GraphNode> nodes) {
    JsonObject object = new JsonObject();
    for (GraphNode node : nodes) {
      JsonObject written = new JsonObject();
      if (node.member() != null) {
        written.add(VERTEX, JsonConf.write(node.member()));
      } else {
        written.addProperty(SHARED_WITH, node.sharedWith());
      }
      written.add(INPUTS, Type.STRINGS.write(node.inputs()));
      object.add(node.name(), written);
    }
    return object;
  }

  @Override
  JsonObject schema() {
    TypeSchema schema =
        TypeSchema.of("graph")
            .python(
                "Graph",
                "Mapping[str, Sequence[Any]]",
                "dict[str, tuple[Any, ...]]",
                "{\"out\": (nn.Output(n_out=3, loss=\"mcxent\"), \"a\")}",
                kinds.stream().map(Kind::name).toArray(String[]::new));
    String node = "{" + GraphNode.class.getCanonicalName() + "}";
    for (Kind<?> kind : kinds) {
      String adder =
          "add" + Character.toUpperCase(kind.name().charAt(0)) + kind.name().substring(1);
      String member = "{" + kind.type().getCanonicalName() + "}";
      String doc = "Adds " + kind.described() + " that reads these inputs or vertices, in order. ";
      schema
          .adder(
              adder,
              "String name, " + member + " value, String... inputs",
              node + ".of(name, value, inputs)",
              doc)
          .adder(
              adder,
              "String name, ConfiguredBuilder<? extends " + member + ", ?> value, String... inputs",
              node + ".of(name, value.build(), inputs)",
              doc);
    }
    return schema
        .adder(
            "addShared",
            "String name, String other, String... inputs",
            node + ".shared(name, other, inputs)",
            "Adds a vertex that uses the layer and the parameters of another one. ")
        .json();
  }
}
