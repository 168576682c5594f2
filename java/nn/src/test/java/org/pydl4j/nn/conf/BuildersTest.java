package org.pydl4j.nn.conf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.services.Providers;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ELU;
import org.pydl4j.nn.activations.LeakyReLU;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.nn.updaters.StepSchedule;
import org.pydl4j.nn.weights.NormalDistribution;

/** The builders that are generated from the declarations. */
class BuildersTest {
  private static List<ConfiguredBuilder<?, ?>> builders() {
    return Providers.of(Declared.class).found().stream()
        .filter(declared -> declared instanceof ConfiguredBuilder)
        .<ConfiguredBuilder<?, ?>>map(declared -> (ConfiguredBuilder<?, ?>) declared)
        .toList();
  }

  private static Stream<Method> own(ConfiguredBuilder<?, ?> builder) {
    return Stream.of(builder.getClass().getDeclaredMethods()).filter(m -> !m.isBridge());
  }

  @Test
  void everySetterReturnsItsOwnTypeSoThatChainsNeedNoReflection() {
    assertTrue(builders().size() >= 13, "found " + builders().size());
    for (ConfiguredBuilder<?, ?> builder : builders()) {
      own(builder)
          .filter(method -> !method.getName().equals("build"))
          .forEach(m -> assertSame(builder.getClass(), m.getReturnType(), m.toString()));
    }
  }

  @Test
  void everySettingOfADeclarationHasASetter() {
    for (ConfiguredBuilder<?, ?> builder : builders()) {
      Set<String> setters = own(builder).map(Method::getName).collect(Collectors.toSet());
      TreeSet<String> missing = new TreeSet<>();
      for (Key<?> key : builder.declarations().get(0).keys()) {
        missing.add(key.name().equals("vertices") ? "addVertex" : key.setter());
      }
      missing.removeAll(setters);
      assertEquals(Set.of(), missing, builder.getClass().getName());
    }
  }

  @Test
  void everyClassOfThisLibraryThatHasSettingsHasABuilder() {
    Set<Declaration<?>> built =
        builders().stream()
            .flatMap(builder -> builder.declarations().stream())
            .collect(Collectors.toSet());
    List<String> without =
        Registry.declarations().stream()
            .filter(declaration -> !declaration.keys().isEmpty() && !built.contains(declaration))
            .filter(declaration -> place(declaration.declaredIn()).equals(place(Registry.class)))
            .map(Declaration::toString)
            .toList();
    assertEquals(List.of(), without);
  }

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Test
  void settingsOfActivationsAreTypedAndReachTheFunction() {
    Dense dense = Dense.builder().nOut(3).activation(LeakyReLU.builder().alpha(0.3)).build();
    assertEquals(
        Dense.builder().nOut(3).activation(new LeakyReLU(0.3)).build().toJson(), dense.toJson());
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.create(new double[] {-2, 4});
      assertArrayEquals(new double[] {-0.6, 4}, dense.activation().apply(x).toDoubleArray(), 1e-15);
      assertArrayEquals(
          new double[] {2 * (Math.exp(-2) - 1), 4},
          ELU.builder().alpha(2).build().apply(x).toDoubleArray(),
          1e-15);
    }
    assertEquals(LeakyReLU.builder().build(), ActivationFunction.KIND.named("leakyrelu"));
  }

  @Test
  void settingsOfWeightsAndSchedulesAreTypedToo() {
    assertEquals(
        Dense.builder().nOut(3).weightInit(new NormalDistribution(1, 2)).build(),
        Dense.builder().nOut(3).weightInit(NormalDistribution.builder().mean(1).std(2)).build());
    Adam adam =
        Adam.builder()
            .learningRateSchedule(
                StepSchedule.builder()
                    .scheduleType(Schedule.ScheduleType.EPOCH)
                    .initialValue(0.5)
                    .decayRate(0.1)
                    .step(2))
            .build();
    assertEquals(0.05, adam.learningRate(0, 3), 1e-15);
  }

  @Test
  void aSettingOutOfItsRangeIsRefusedByTheConstructorToo() {
    Exception e = assertThrows(ConfigurationException.class, () -> new ELU(-1));
    assertEquals("The 'alpha' of ELU must be greater than 0. Got -1 instead.", e.getMessage());
  }

  @Test
  void objectsAreTakenWholeAsBuildersAndByName() {
    Dense whole = Dense.builder().nOut(3).updater(new Adam(1e-3)).build();
    assertEquals(whole, Dense.builder().nOut(3).updater(Adam.builder().learningRate(1e-3)).build());
    assertEquals(
        Dense.builder().nOut(3).updater(Adam.builder().build()).build(),
        Dense.builder().nOut(3).updater("adam").build());
  }

  @Test
  void pairsAreTakenAsOneNumberOrTwo() {
    assertEquals(
        new Pair(3, 4),
        Convolution.builder().nOut(1).kernelSize(3, 4).build().get(Convolution.KERNEL_SIZE));
    assertEquals(
        Pair.of(3),
        Convolution.builder().nOut(1).kernelSize(3).build().get(Convolution.KERNEL_SIZE));
  }

  @Test
  void layersAreAddedOneByOneOrAtOnce() {
    Output output = Output.builder().nOut(2).nIn(3).loss("mse").build();
    Dense dense = Dense.builder().nOut(3).nIn(2).build();
    assertEquals(
        MultiLayerConfiguration.builder().layers(List.of(dense, output)).build(),
        MultiLayerConfiguration.builder().layer(dense).layer(output).build());
  }

  @Test
  void aKeyOfTheNetworkMeansTheLayersOwnOfThatName() {
    Output output =
        Output.builder()
            .nOut(2)
            .loss("mse")
            .set(
                LayerKeys.ACTIVATION,
                Output.builder().nOut(1).activation("tanh").loss("mse").build().activation())
            .build();
    assertEquals("TanH()", output.activation().toString());
  }

  @Test
  void aKeyThatTheClassDoesNotHaveIsNamed() {
    Exception e =
        assertThrows(
            ConfigurationException.class, () -> Adam.builder().set(LayerKeys.N_OUT, 3L).build());
    assertTrue(e.getMessage().startsWith("Adam has no setting 'nOut'."), e.getMessage());
  }
}
