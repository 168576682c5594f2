// A Scala 3 program: a layer of its own, trained, saved and loaded.
//   scalac -classpath "$(pydl4j classpath)" -d out examples/scala/Train.scala
//   scala -classpath "out:$(pydl4j classpath)" train
import org.pydl4j.nd.{NDArray, Nd, Scope}
import org.pydl4j.nd.ops.Arithmetic
import org.pydl4j.nn.{MultiLayerConfiguration, MultiLayerNetwork}
import org.pydl4j.nn.conf.{Declaration, Key, Registry, Settings, Type}
import org.pydl4j.nn.data.ArrayDataSetIterator
import org.pydl4j.nn.inputs.InputType
import org.pydl4j.nn.layers.{Dense, Layer, LayerContext, LayerPlace, Output, ParameterLayout, ParameterSpec}
import org.pydl4j.nn.listeners.{TrainingListener, TrainingProgress}
import org.pydl4j.nn.updaters.Adam
import org.pydl4j.nn.weights.WeightInits
import java.nio.file.Files
import scala.util.Using

object Scale:
  val START: Key[java.lang.Double] = Key.of("start", Type.DOUBLE).defaultsTo(1.0).doc("The value that all factors start with.")
  val DECLARATION: Declaration[Scale] =
    Declaration.of[Scale](Layer.KIND, "Scale", new Scale(_)).doc("One learnt factor a feature.").positional(START).include(Layer.KEYS).build()

/** One learnt factor a feature: x · s. */
final class Scale(settings: Settings) extends Layer(Scale.DECLARATION, settings):
  override def inputFamily(): Layer.InputFamily = Layer.InputFamily.FEED_FORWARD
  override def outputType(input: InputType, place: LayerPlace): InputType = input
  override def parameters(input: InputType): java.util.List[ParameterSpec] =
    val start = WeightInits.constant(get[java.lang.Double](Scale.START))
    java.util.List.of(new ParameterSpec("s", Array(input.size()), ParameterLayout.C, false, start, 1, 1))
  override def forward(context: LayerContext, input: NDArray): NDArray = Arithmetic.mul(input, context.parameter("s"))

@main def train(): Unit =
  Registry.register(Scale.DECLARATION) // so that files with it can be written and read
  val conf = MultiLayerConfiguration.builder()
    .seed(1)
    .updater(Adam(0.05))
    .inputType(InputType.feedForward(2))
    .layer(Scale.DECLARATION.builder().set(Scale.START, 0.5))
    .layer(Dense.builder().nOut(8).activation("tanh"))
    .layer(Output.builder().nOut(2).loss("mcxent").activation("softmax"))
    .build()
  Using.Manager { use =>
    val x = use(Nd.create(Array[Float](0, 0, 0, 1, 1, 0, 1, 1), 4, 2))
    val y = use(Nd.create(Array[Long](0, 1, 1, 0), 4)) // exclusive or
    val data = use(ArrayDataSetIterator(x, y, 4))
    val net = use(MultiLayerNetwork(conf).init())
    var steps = 0
    net.addListeners(new TrainingListener { override def iterationDone(progress: TrainingProgress): Unit = steps += 1 })
    net.fit(data, 200)
    val file = Files.createTempFile("scala", ".zip")
    net.save(file)
    val again = use(MultiLayerNetwork.load(file))
    Files.delete(file)
    val sums = use(Scope.tidy(() => x.mul(x).sum(1).reshape(4, 1))) // no array is left over from the chain
    println(s"steps $steps, accuracy ${again.evaluate(data).accuracy()}, last sum ${sums.getDouble(3, 0)}")
  }.get
