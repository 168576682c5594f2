package org.pydl4j.nn.conf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.testing.UserCode;

/** Classes of a user: where they are found, and whom they can harm. */
class RegistryTest {
  @TempDir Path folder;

  private static MultiLayerConfiguration with(ActivationFunction activation) {
    return MultiLayerConfiguration.builder()
        .inputType(InputType.feedForward(2))
        .layer(Dense.builder().nOut(3).activation(activation))
        .layer(Output.builder().nOut(2).loss("mcxent"))
        .build();
  }

  private static ActivationFunction named(String name) {
    return ActivationFunction.KIND.named(name);
  }

  private static String sine(String package_, String name) {
    return """
    package %s;
    import org.pydl4j.nd.NDArray;
    import org.pydl4j.nd.ops.Maths;
    import org.pydl4j.nn.activations.ActivationFunction;
    import org.pydl4j.nn.conf.*;
    public final class Wave extends ActivationFunction implements Declared {
      public static final Declaration<Wave> DECLARATION =
          Declaration.of(KIND, "%s", Wave::new).doc("sin(x).").build();
      public Wave() { this(Settings.EMPTY); }
      Wave(Settings settings) { super(DECLARATION, settings); }
      @Override public NDArray apply(NDArray x) { return Maths.sin(x); }
      @Override public java.util.List<Declaration<?>> declarations() {
        return java.util.List.of(DECLARATION);
      }
    }
    """
        .formatted(package_, name);
  }

  private Path wave(String package_, String name) throws IOException {
    String type = package_ + ".Wave";
    return UserCode.compiled(folder.resolve(package_), Map.of(type, sine(package_, name)), type);
  }

  @Test
  void aJarOfTheThreadsClassLoaderIsFoundAndItsNetworksAreSavedAndLoaded() throws Exception {
    Path file = folder.resolve("team.zip");
    try (URLClassLoader team = UserCode.loader(UserCode.team(folder.resolve("team")))) {
      float[] first = UserCode.with(team, () -> trained(file));
      float[] again = UserCode.with(team, () -> outputs(MultiLayerNetwork.load(file)));
      assertArrayEquals(first, again);
      Exception e = assertThrows(RuntimeException.class, () -> MultiLayerNetwork.load(file));
      assertTrue(e.getMessage().contains("There is no updater 'SignSgd'"), e.getMessage());
      assertTrue(e.getMessage().contains("META-INF/services"), e.getMessage());
    }
  }

  private static float[] trained(Path file) {
    String json =
        """
        {"@class": "MultiLayerConfiguration", "version": 1,
         "inputType": {"@class": "FeedForward", "size": 2},
         "updater": {"@class": "SignSgd", "learningRate": 0.1},
         "layers": [{"@class": "Scale", "start": 0.5},
                    {"@class": "Dense", "nOut": 3, "activation": "sine"},
                    {"@class": "Output", "nOut": 2, "loss": "quartic", "activation": "identity"}]}
        """;
    MultiLayerNetwork net = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json)).init();
    net.save(file);
    return outputs(net);
  }

  private static float[] outputs(MultiLayerNetwork net) {
    try (net;
        NDArray x = Nd.create(new float[] {1, 2}, 1, 2);
        NDArray out = net.output(x)) {
      return out.toFloatArray();
    }
  }

  @Test
  void aThreadOfAnotherClassLoaderMayStillWriteTheObject() throws Exception {
    try (URLClassLoader team = UserCode.loader(wave("a", "Wave"))) {
      ActivationFunction wave = UserCode.with(team, () -> named("Wave"));
      assertTrue(with(wave).toJson().contains("Wave")); // a pool's thread, for example
    }
  }

  @Test
  void aLoaderThatGrewIsLookedAtAgain() throws Exception {
    try (Growing loader = new Growing()) {
      UserCode.with(
          loader,
          () -> {
            assertThrows(ConfigurationException.class, () -> named("Wave"));
            loader.add(wave("a", "Wave"));
            return named("Wave");
          });
    }
  }

  private static final class Growing extends URLClassLoader {
    Growing() {
      super(new URL[0], RegistryTest.class.getClassLoader());
    }

    void add(Path path) throws IOException {
      addURL(path.toUri().toURL());
    }
  }

  @Test
  void twoClassesOfOneNameAreBothNamedAndHarmNobodyElse() throws Exception {
    try (URLClassLoader both = UserCode.loader(wave("a", "Wave"), wave("b", "Wave"))) {
      UserCode.with(
          both,
          () -> {
            assertEquals("ReLU()", named("relu").toString());
            Exception e = assertThrows(ConfigurationException.class, () -> named("wave"));
            assertTrue(e.getMessage().contains("a.Wave (in " + folder), e.getMessage());
            assertTrue(e.getMessage().contains("b.Wave (in " + folder), e.getMessage());
            return null;
          });
    }
  }

  @Test
  void aNameOfTheLibraryStaysTheLibrarys() throws Exception {
    try (URLClassLoader mine = UserCode.loader(wave("a", "ReLU"))) {
      UserCode.with(
          mine,
          () -> {
            assertTrue(named("relu").getClass().getName().startsWith("org.pydl4j."));
            ActivationFunction own =
                (ActivationFunction) mine.loadClass("a.Wave").getConstructor().newInstance();
            Exception e = assertThrows(ConfigurationException.class, () -> with(own).toJson());
            assertTrue(e.getMessage().contains("a.Wave"), e.getMessage());
            assertTrue(e.getMessage().contains("org.pydl4j.nn.activations.ReLU"), e.getMessage());
            return null;
          });
    }
  }

  @Test
  void aClassThatCannotBeLoadedTakesOnlyItselfAway() throws Exception {
    Path good = wave("a", "Wave");
    Files.write(
        good.resolve("META-INF/services/org.pydl4j.nn.conf.Declared"),
        List.of("a.Gone", "java.lang.String", "a.Wave"));
    try (URLClassLoader loader = UserCode.loader(good)) {
      UserCode.with(
          loader,
          () -> {
            assertEquals("Wave()", named("Wave").toString());
            Exception e = assertThrows(ConfigurationException.class, () -> named("unheardOf"));
            assertTrue(e.getMessage().contains("a.Gone"), e.getMessage());
            return null;
          });
    }
  }

  /** One that no service file names. */
  static final class Hidden extends ActivationFunction {
    static final Declaration<Hidden> DECLARATION =
        Declaration.of(KIND, "HiddenSine", Hidden::new).doc("sin(x).").build();

    Hidden(Settings settings) {
      super(DECLARATION, settings);
    }

    @Override
    public NDArray apply(NDArray x) {
      return Maths.sin(x);
    }
  }

  /** The same, registered. */
  static final class Shown extends ActivationFunction {
    static final Declaration<Shown> DECLARATION =
        Declaration.of(KIND, "ShownSine", Shown::new).doc("sin(x).").build();

    Shown(Settings settings) {
      super(DECLARATION, settings);
    }

    @Override
    public NDArray apply(NDArray x) {
      return Maths.sin(x);
    }
  }

  @Test
  void whatCouldNotBeReadBackIsNotWritten() throws IOException {
    Path file = folder.resolve("hidden.zip");
    try (MultiLayerNetwork net =
        new MultiLayerNetwork(with(Hidden.DECLARATION.create(Settings.EMPTY))).init()) {
      Exception e = assertThrows(ConfigurationException.class, () -> net.save(file));
      assertTrue(e.getMessage().contains("'HiddenSine' of " + Hidden.class.getName()));
      assertTrue(e.getMessage().contains("Registry.register"), e.getMessage());
    }
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void whatWasRegisteredIsWrittenAndRead() {
    Registry.register(Shown.DECLARATION);
    Registry.register(Shown.DECLARATION); // twice is as good as once
    MultiLayerConfiguration conf = with(Shown.DECLARATION.create(Settings.EMPTY));
    assertEquals(conf, MultiLayerConfiguration.fromJson(conf.toJson()));
    assertTrue(Schema.export().contains("\"ShownSine\""));
  }

  @Test
  void aRegistrationUnderATakenNameIsRefusedWithBothClasses() {
    Declaration<Hidden> taken =
        Declaration.of(ActivationFunction.KIND, "Softmax", Hidden::new).build();
    Exception e = assertThrows(ConfigurationException.class, () -> Registry.register(taken));
    assertTrue(e.getMessage().contains(RegistryTest.class.getName()), e.getMessage());
    assertTrue(e.getMessage().contains("ActivationFunctions"), e.getMessage());
  }

  @Test
  void aClassDefinedAnewInAReplTakesThePlaceOfItsFormerSelf() throws Exception {
    String source = sine("repl", "ReplWave");
    Path first = UserCode.compiled(folder.resolve("1"), Map.of("repl.Wave", source));
    Path second = UserCode.compiled(folder.resolve("2"), Map.of("repl.Wave", source));
    try (URLClassLoader before = UserCode.loader(first);
        URLClassLoader after = UserCode.loader(second)) {
      Registry.register(declarationOf(before.loadClass("repl.Wave")));
      ActivationFunction old = named("ReplWave");
      Registry.register(declarationOf(after.loadClass("repl.Wave")));
      assertSame(after, named("ReplWave").getClass().getClassLoader());
      assertNotSame(old.declaration(), named("ReplWave").declaration());
      assertThrows(ConfigurationException.class, old::toJson);
    }
  }

  private static Declaration<?> declarationOf(Class<?> type) throws ReflectiveOperationException {
    return (Declaration<?>) type.getField("DECLARATION").get(null);
  }

  @Test
  void noTwoDeclarationsOfTheLibraryShareAName() {
    for (Declaration<?> one : Registry.declarations()) {
      for (Declaration<?> other : Registry.declarations()) {
        assertFalse(
            one != other
                && Index.names(one).stream().anyMatch(Index.names(other)::contains)
                && one.declaredIn().getName().startsWith("org.pydl4j."),
            one + " and " + other);
      }
    }
  }

  @Test
  void aDeclarationBuildsItsObjectsByKey() {
    Layer dense = Dense.DECLARATION.builder().set(LayerKeys.N_OUT, 3L).build();
    assertEquals(Dense.builder().nOut(3).build(), dense);
  }
}
