// Prints the processes of datavec_*.json: java -cp "datavec-api 1.0.0-M2.1 and what it needs"
// DataVecProcesses.java; with files, reads those.
import java.util.*;
import org.datavec.api.transform.*;
import org.datavec.api.transform.condition.*;
import org.datavec.api.transform.condition.column.*;
import org.datavec.api.transform.reduce.*;
import org.datavec.api.transform.schema.*;
import org.datavec.api.transform.sequence.comparator.*;
import org.datavec.api.writable.comparator.*;

public class DataVecProcesses {
  public static void main(String[] a) throws Exception {
    if (a.length > 0) {
      for (String f : a) {
        TransformProcess p =
            TransformProcess.fromJson(java.nio.file.Files.readString(java.nio.file.Path.of(f)));
        System.out.println(
            f + " OK " + p.getActionList().size() + " " + p.getFinalSchema().getColumnNames());
      }
      return;
    }
    Schema s =
        new Schema.Builder()
            .addColumnString("k")
            .addColumnInteger("i")
            .addColumnDouble("d")
            .addColumnString("t")
            .build();
    TransformProcess p =
        new TransformProcess.Builder(s)
            .calculateSortedRank("rank", "d", new DoubleWritableComparator(), false)
            .reduce(
                new Reducer.Builder(ReduceOp.TakeLast)
                    .keyColumns("k")
                    .sumColumns("i")
                    .multipleOpColmumns(Arrays.asList(ReduceOp.Mean, ReduceOp.CountUnique), "rank")
                    .conditionalReduction(
                        "d",
                        Arrays.asList("big", "many"),
                        Arrays.asList(ReduceOp.Sum, ReduceOp.Count),
                        new DoubleColumnCondition("d", ConditionOp.GreaterThan, 2.0))
                    .setIgnoreInvalid("i")
                    .build())
            .build();
    System.out.println(p.toJson());
    TransformProcess q =
        new TransformProcess.Builder(s)
            .convertToSequence("k", new NumericalColumnComparator("i", false))
            .trimSequence(1, true)
            .convertFromSequence()
            .convertToSequence(Arrays.asList("k", "i"), new StringComparator("t"))
            .build();
    System.out.println(q.toJson());
    TransformProcess r = new TransformProcess.Builder(s).convertToSequence().build();
    System.out.println(r.toJson());
  }
}
