package org.pydl4j.nn.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.pydl4j.nd.errors.ModelFileException;

/** What a file is that holds no model which is read, by its first bytes, and what helps. */
final class NoModel {
  private static final int HEAD = 4096;
  private static final int SHOWN = 5; // names of a zip's entries
  private static final String READ =
      " Models are read of pydl4j and Deeplearning4j (.zip), Keras (.keras, .h5) and ONNX (.onnx).";
  private static final String OF_PYTORCH =
      "Nothing of such a file is run. Where the model is, write it by torch.onnx.export, which"
          + " dl.load reads, or by torch.jit.trace(model, x).save(path), which dl.Model.open"
          + " computes; its weights alone by safetensors.torch.save_file(model.state_dict(), path),"
          + " which net.load_state_dict reads.";
  private static final String SAVED_MODEL =
      "Where Keras is, write it by model.save(\"model.keras\"); tf2onnx makes ONNX of it.";
  private static final String DATA = "data, which pydl4j.etl reads.";

  /** How a kind of files begins, and what it is. */
  private record Sign(String begin, String what) {}

  private static final List<Sign> SIGNS =
      List.of(
          new Sign("\u0093NUMPY", "an array of numpy (.npy): numbers, which numpy.load reads."),
          new Sign("\u0089PNG", "a picture (PNG)."),
          new Sign("\u00ff\u00d8\u00ff", "a picture (JPEG)."),
          new Sign("GIF8", "a picture (GIF)."),
          new Sign("PAR1", "Parquet: " + DATA),
          new Sign("ARROW1", "an Arrow file: " + DATA),
          new Sign("SQLite format 3", "a database of SQLite: data."),
          new Sign("%PDF", "a PDF."),
          new Sign("GGUF", "GGUF, weights of a language model, which there is no layer for here."),
          new Sign("\u001f\u008b", "packed by gzip: unpack it first (gunzip)."),
          new Sign("(\u00b5/\u00fd", "packed by Zstandard: unpack it first (unzstd)."),
          new Sign("7z\u00bc\u00af", "packed by 7-Zip: unpack it first."),
          new Sign("\u0089HDF\r\n\u001a\n", "HDF5, which the module modelimport reads."),
          new Sign(
              "version https://git-lfs",
              "a pointer of Git LFS in place of the file: git lfs pull fetches it."),
          new Sign(
              "\u0080\u0002\u008a\nl\u00fc\u009cF",
              "a pickle of PyTorch (torch.save of before 1.6). " + OF_PYTORCH));

  private NoModel() {}

  /** The error for a file that is neither a zip of ours nor of a known kind. */
  static ModelFileException in(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(HEAD);
    }
    String head = new String(bytes, StandardCharsets.ISO_8859_1);
    if (bytes.length == 0) {
      return damaged(file, "it is empty");
    }
    if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6")) {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return new ModelFileException("The file " + file + " holds no model: " + ofZip(zip) + READ);
      } catch (IOException e) {
        return damaged(
            file,
            "it begins as a zip, and the list of its entries, which stands at its end, is missing"
                + " or damaged ("
                + e.getMessage()
                + ")");
      }
    }
    return new ModelFileException("The file " + file + " holds no model: it is " + of(head) + READ);
  }

  private static ModelFileException damaged(Path file, String why) {
    return new ModelFileException(
        "The model file "
            + file
            + " is corrupt or truncated: "
            + why
            + ". Take another copy of it, or write it anew.");
  }

  private static String of(String head) {
    for (Sign sign : SIGNS) {
      if (head.startsWith(sign.begin())) {
        return sign.what();
      }
    }
    if (head.startsWith("TFL3", 4)) {
      return "a model of TensorFlow Lite. Save the Keras model that it was made of as .keras.";
    }
    if (head.length() > 2 && head.charAt(0) == 0x80 && head.charAt(1) <= 5) {
      return "a pickle of Python, as pickle, joblib and scikit-learn write them. Nothing of such a"
          + " file is run.";
    }
    if (head.length() > 8 && head.charAt(8) == '{' && head.substring(4, 8).equals("\0\0\0\0")) {
      return "safetensors: weights without their network. Make the network, and read them by"
          + " net.load_state_dict.";
    }
    String start = head.stripLeading();
    if (start.regionMatches(true, 0, "<!doctype html", 0, 14) || start.startsWith("<html")) {
      return "a web page, as a download without permission gives. Take the file itself.";
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return "JSON, which has no weights. Of a configuration of pydl4j from_json makes a network.";
    }
    return isText(head)
        ? "text. Tables, such as CSV, are read by pydl4j.etl."
        : "of no kind that is known here.";
  }

  /** Whether there is no sign of control but tabs and ends of lines. */
  private static boolean isText(String head) {
    return head.chars().noneMatch(c -> c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
  }

  private static String ofZip(ZipFile zip) {
    List<String> names = zip.stream().map(ZipEntry::getName).toList();
    if (names.stream().anyMatch(name -> name.endsWith("/constants.pkl"))
        && names.stream().anyMatch(name -> name.contains("/code/"))) {
      return "it is TorchScript, which is computed as it is: dl.Model.open opens it.";
    }
    if (names.stream().anyMatch(name -> name.endsWith("/data.pkl"))) {
      return "it is a pickle of PyTorch (torch.save). " + OF_PYTORCH;
    }
    if (!names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".npy"))) {
      return "it is arrays of numpy (.npz): numbers, which numpy.load reads.";
    }
    if (names.stream().anyMatch(name -> name.endsWith("saved_model.pb"))) {
      return "it is a SavedModel of TensorFlow in a zip. " + SAVED_MODEL;
    }
    List<String> shown = names.subList(0, Math.min(SHOWN, names.size()));
    String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " others." : ".";
    return names.isEmpty()
        ? "it is a zip without entries."
        : "it is a zip of " + String.join(", ", shown) + more;
  }

  /** What is said of a folder. */
  static String folder(Path folder) {
    if (Files.exists(folder.resolve("saved_model.pb"))) {
      return "is a SavedModel of TensorFlow. " + SAVED_MODEL;
    }
    return "is a folder. Name the file in it.";
  }
}
