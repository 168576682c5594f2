import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.records.reader.impl.transform.TransformProcessRecordReader;
import org.datavec.api.split.FileSplit;
import org.datavec.api.transform.MathFunction;
import org.datavec.api.transform.MathOp;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.condition.ConditionOp;
import org.datavec.api.transform.condition.column.DoubleColumnCondition;
import org.datavec.api.transform.filter.ConditionFilter;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.transform.transform.doubletransform.StandardizeNormalizer;
import org.datavec.api.transform.transform.integer.ReplaceEmptyIntegerWithValueTransform;
import org.datavec.api.transform.transform.time.DeriveColumnsFromTimeTransform;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.joda.time.DateTimeFieldType;
import org.joda.time.DateTimeZone;

/**
 * DataVec's side of the case csv_mixed, over the pipes that worker.py describes; argument: the CSV file. A repetition is one pass
 * over it, as mini-batches of 8,192 rows of float32. Times and truths are texts to DataVec, which a step each takes to numbers.
 */
public final class DataVecCsv {
    private static final int BATCH = 8192;

    private static Schema schema() {
        return new Schema.Builder()
                .addColumnLong("id")
                .addColumnString("time")
                .addColumnCategorical("country", "DE", "FR", "IT", "UK", "US")
                .addColumnString("product")
                .addColumnInteger("quantity")
                .addColumnsDouble("price", "amount", "discount")
                .addColumnCategorical("member", "false", "true")
                .addColumnInteger("rating")
                .build();
    }

    private static TransformProcess process() {
        List<String> products = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            products.add(String.format("item %03d", i));
        }
        return new TransformProcess.Builder(schema())
                .filter(new ConditionFilter(new DoubleColumnCondition("price", ConditionOp.LessThan, 1.0)))
                .transform(new ReplaceEmptyIntegerWithValueTransform("quantity", 1))
                .stringToTimeTransform("time", "yyyy-MM-dd HH:mm:ss", DateTimeZone.UTC)
                .transform(new DeriveColumnsFromTimeTransform.Builder("time")
                        .addIntegerDerivedColumn("hour", DateTimeFieldType.hourOfDay())
                        .addIntegerDerivedColumn("day", DateTimeFieldType.dayOfWeek())
                        .build())
                .removeColumns("id", "time")
                .categoricalToOneHot("country")
                .stringToCategorical("product", products)
                .categoricalToInteger("product", "member")
                .doubleColumnsMathOp("total", MathOp.Multiply, "price", "amount")
                .doubleMathFunction("amount", MathFunction.LOG)
                .transform(new StandardizeNormalizer("price", 250.0, 144.0))
                .build();
    }

    private static long pass(String file) throws Exception {
        long rows = 0;
        try (RecordReader lines = new CSVRecordReader(1, ',')) {
            RecordReader rowsRead = new TransformProcessRecordReader(lines, process());
            rowsRead.initialize(new FileSplit(new File(file)));
            RecordReaderDataSetIterator batches = new RecordReaderDataSetIterator(rowsRead, BATCH);
            while (batches.hasNext()) {
                rows += batches.next().getFeatures().size(0);
            }
        }
        return rows;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            double seconds = Double.parseDouble(line.split(" ")[1]);
            long begun = System.nanoTime();
            int count = 0;
            try {
                do {
                    if (pass(arguments[0]) == 0) {
                        throw new IllegalStateException("no rows");
                    }
                    count++;
                } while ((System.nanoTime() - begun) / 1e9 < seconds);
                out.println(count + " " + (System.nanoTime() - begun) / 1e9);
            } catch (Exception e) {
                out.println("! " + e);
            }
            out.flush();
        }
    }
}
