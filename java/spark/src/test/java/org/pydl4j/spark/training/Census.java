package org.pydl4j.spark.training;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.pydl4j.nd.Memory;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/** What lives in each executor, as it says itself: its number, off-heap bytes, our threads. */
final class Census extends AbstractFunction1<Iterator<Integer>, Iterator<String>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private Census() {}

  /** Asks executors of one core; a barrier stage has a task in each of them at the same time. */
  static List<String> of(JavaSparkContext spark, int executors) {
    List<Integer> numbers = java.util.stream.IntStream.range(0, executors).boxed().toList();
    RDD<String> told =
        spark
            .parallelize(numbers, executors)
            .rdd()
            .barrier()
            .mapPartitions(new Census(), false, ClassTag$.MODULE$.apply(String.class));
    return told.toJavaRDD().collect().stream().sorted().toList();
  }

  @Override
  public Iterator<String> apply(Iterator<Integer> rows) {
    List<String> threads =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("pydl4j"))
            .sorted()
            .toList();
    String line = SparkEnv.get().executorId() + " " + Memory.liveBytes() + " bytes " + threads;
    return CollectionConverters.asScala(List.of(line).iterator());
  }
}
