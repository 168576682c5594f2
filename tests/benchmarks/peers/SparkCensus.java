import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.pydl4j.nd.Memory;

/** What lives in each executor after a collection, as it says itself. */
public final class SparkCensus {
  private SparkCensus() {}

  /** A line for each executor: its id, resident KiB, live off-heap bytes, threads, open files. */
  public static List<String> take(JavaSparkContext spark, int executors) {
    int tasks = 4 * executors;
    Set<String> seen = new TreeSet<>();
    List<String> lines =
        spark
            .parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
            .mapPartitions((java.util.Iterator<Integer> in) -> List.of(look()).iterator())
            .collect();
    return lines.stream().filter(line -> seen.add(line.split(" ")[0])).sorted().toList();
  }

  private static String look() throws IOException, InterruptedException {
    System.gc();
    Thread.sleep(100); // so that each executor gets a task
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .findFirst()
            .orElseThrow()
            .replaceAll("\\D", "");
    int threads = new File("/proc/self/task").list().length;
    int files = new File("/proc/self/fd").list().length;
    String id = SparkEnv.get().executorId();
    return String.join(
        " ", id, resident, "" + Memory.liveBytes(), "" + threads, "" + files);
  }
}
