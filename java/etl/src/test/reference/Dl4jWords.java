import java.io.File;
import java.io.FileWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.models.embeddings.loader.WordVectorSerializer;
import org.deeplearning4j.models.embeddings.wordvectors.WordVectors;
import org.deeplearning4j.models.paragraphvectors.ParagraphVectors;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.deeplearning4j.text.documentiterator.LabelledDocument;
import org.deeplearning4j.text.documentiterator.SimpleLabelAwareIterator;
import org.deeplearning4j.text.sentenceiterator.CollectionSentenceIterator;
import org.deeplearning4j.text.tokenization.tokenizerfactory.DefaultTokenizerFactory;

/**
 * Lets Deeplearning4j 1.0.0-M2.1 write word vectors in each of its forms, and read ours.
 *
 * <p>With the jars of deeplearning4j-nlp and nd4j-native 1.0.0-M2.1 in a folder: {@code java -cp
 * 'jars/*' Dl4jWords.java write ../resources/words} wrote the files {@code dl4j_*} there; {@code
 * java -cp 'jars/*' Dl4jWords.java read FILE…} prints what it reads of files that this project
 * wrote.
 */
public class Dl4jWords {
  private static final String[] TEXTS = {
    "the cat sat on the mat",
    "the dog sat on the café",
    "a cat and a dog",
    "das Straßenfest 数学 the mat",
  };

  public static void main(String[] args) throws Exception {
    if (args[0].equals("write")) {
      write(new File(args[1]));
    } else {
      for (int i = 1; i < args.length; i++) {
        read(new File(args[i]));
      }
    }
    System.exit(0);
  }

  private static Word2Vec trained(boolean softmax, double negative) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      texts.addAll(List.of(TEXTS));
    }
    Word2Vec made =
        new Word2Vec.Builder()
            .minWordFrequency(1)
            .layerSize(6)
            .windowSize(3)
            .seed(7)
            .workers(1)
            .epochs(3)
            .useHierarchicSoftmax(softmax)
            .negativeSample(negative)
            .iterate(new CollectionSentenceIterator(texts))
            .tokenizerFactory(new DefaultTokenizerFactory())
            .build();
    made.fit();
    return made;
  }

  private static void write(File folder) throws Exception {
    Word2Vec softmax = trained(true, 0);
    WordVectorSerializer.writeWord2VecModel(softmax, new File(folder, "dl4j_softmax.zip"));
    WordVectorSerializer.writeWordVectors(
        softmax.lookupTable(), new File(folder, "dl4j_table.txt"));
    Word2Vec negative = trained(false, 5);
    WordVectorSerializer.writeWord2VecModel(negative, new File(folder, "dl4j_negative.zip"));
    ParagraphVectors paragraphs = paragraphs();
    WordVectorSerializer.writeParagraphVectors(paragraphs, new File(folder, "dl4j_paragraphs.zip"));
    try (PrintWriter out = new PrintWriter(new FileWriter(new File(folder, "dl4j_numbers.txt")))) {
      print(out, "softmax", softmax);
      print(out, "negative", negative);
      print(out, "paragraphs", paragraphs);
    }
  }

  private static ParagraphVectors paragraphs() {
    List<LabelledDocument> documents = new ArrayList<>();
    for (int i = 0; i < TEXTS.length; i++) {
      LabelledDocument document = new LabelledDocument();
      document.setContent(TEXTS[i]);
      document.addLabel("text " + i);
      documents.add(document);
    }
    ParagraphVectors made =
        new ParagraphVectors.Builder()
            .minWordFrequency(1)
            .layerSize(4)
            .windowSize(2)
            .seed(7)
            .workers(1)
            .epochs(3)
            .iterate(new SimpleLabelAwareIterator(documents))
            .tokenizerFactory(new DefaultTokenizerFactory())
            .build();
    made.fit();
    return made;
  }

  private static void print(PrintWriter out, String name, WordVectors vectors) {
    for (int i = 0; i < vectors.vocab().numWords(); i++) {
      String word = vectors.vocab().wordAtIndex(i);
      out.print(name + "\t" + word + "\t" + vectors.vocab().wordFrequency(word));
      for (double number : vectors.getWordVector(word)) {
        out.print("\t" + number);
      }
      out.println();
    }
  }

  private static void read(File file) throws Exception {
    String name = file.getName();
    WordVectors vectors =
        name.contains("paragraphs")
            ? WordVectorSerializer.readParagraphVectors(file)
            : name.endsWith(".bin")
                ? WordVectorSerializer.readWord2VecModel(file)
                : WordVectorSerializer.readWord2VecModel(file, true);
    PrintWriter out = new PrintWriter(System.out, true);
    print(out, name.toLowerCase(Locale.ROOT), vectors);
    out.println(
        name + ": nearest to 'cat': " + vectors.wordsNearest(vectors.vocab().wordAtIndex(3), 3));
  }
}
