;; A Clojure program: a layer of its own, trained, saved and loaded.
;;   java -cp "$(pydl4j classpath):clojure.jar:spec.alpha.jar:core.specs.alpha.jar" clojure.main examples/clojure/train.clj
(set! *warn-on-reflection* true)
(import '(java.nio.file Files Path)
        '(java.nio.file.attribute FileAttribute)
        '(java.util.function Function Supplier)
        '(org.pydl4j.nd NDArray Nd Scope)
        '(org.pydl4j.nd.ops Arithmetic)
        '(org.pydl4j.nn MultiLayerConfiguration MultiLayerNetwork)
        '(org.pydl4j.nn.conf Declaration Declaration$Builder Key Registry Type)
        '(org.pydl4j.nn.data ArrayDataSetIterator)
        '(org.pydl4j.nn.inputs InputType)
        '(org.pydl4j.nn.layers Dense Layer Layer$InputFamily LayerContext Output ParameterLayout ParameterSpec)
        '(org.pydl4j.nn.listeners TrainingListener)
        '(org.pydl4j.nn.updaters Adam)
        '(org.pydl4j.nn.weights WeightInits))

;; One learnt factor a feature: x · s.
(def ^Key start (-> (Key/of "start" Type/DOUBLE) (.defaultsTo 1.0) (.doc "The value that all factors start with.")))
(declare scale)
(defn scale-layer [settings]
  (proxy [Layer] [scale settings]
    (inputFamily [] Layer$InputFamily/FEED_FORWARD)
    (outputType [input place] input)
    (parameters [^InputType input]
      (let [^Layer this this
            init (WeightInits/constant (double (.get this start)))]
        [(ParameterSpec. "s" (long-array [(.size input)]) ParameterLayout/C false init 1.0 1.0)]))
    (forward [^LayerContext context ^NDArray input]
      (Arithmetic/mul input (.parameter context "s")))))
(def ^Declaration scale
  (-> (Declaration/of Layer/KIND "Scale" ^Function (reify Function (apply [_ settings] (scale-layer settings))))
      (.doc "One learnt factor a feature.")
      (.key start)
      (.include Layer/KEYS)
      (.build)))
(Registry/register scale) ; so that files with it can be written and read

(def ^MultiLayerConfiguration conf
  (-> (MultiLayerConfiguration/builder)
      (.seed 1)
      (.updater (Adam. 0.05))
      (.inputType (InputType/feedForward 2))
      (.layer (-> (.builder scale) (.set start 0.5)))
      (.layer (-> (Dense/builder) (.nOut 8) (.activation "tanh")))
      (.layer (-> (Output/builder) (.nOut 2) (.loss "mcxent") (.activation "softmax")))
      (.build)))

(with-open [x (Nd/create (float-array [0 0 0 1 1 0 1 1]) 4 2)
            y (Nd/create (long-array [0 1 1 0])) ; exclusive or
            data (ArrayDataSetIterator. x y 4)
            net (.init (MultiLayerNetwork. conf))]
  (let [steps (atom 0)
        file (Files/createTempFile "clojure" ".zip" (make-array FileAttribute 0))]
    (.addListeners net ^TrainingListener (reify TrainingListener (iterationDone [_ _] (swap! steps inc))))
    (.fit net data 200)
    (.save net file)
    (with-open [again (MultiLayerNetwork/load file)
                answers (.output net x)
                ^NDArray sums (Scope/tidy ^Supplier (reify Supplier (get [_] (-> (.mul x x) (.sum 1) (.reshape 4 1)))))]
      (Files/delete file)
      (assert (= [4 2] (vec (.shape answers))))
      (println (format "steps %d, accuracy %s, last sum %s"
                       @steps (.accuracy (.evaluate again data)) (.getDouble sums 3 0))))))
