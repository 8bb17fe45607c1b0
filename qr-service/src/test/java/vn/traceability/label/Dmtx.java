package vn.traceability.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import vn.traceability.Installed;

/** The independent reader of DataMatrix codes. */
public final class Dmtx {
  /** What stands for FNC1 in what it reads. */
  private static final String FNC1 = "^";

  private Dmtx() {}

  /**
   * What it reads in each, with a circumflex for FNC1; nothing in one that is not in the answer.
   * Each picture holds one symbol.
   */
  public static Map<Path, String> read(List<Path> pictures) throws Exception {
    var program = Installed.program("dmtxread");
    var read = new ConcurrentHashMap<Path, String>();
    var processors = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      var runs = new ArrayList<Callable<String>>();
      pictures.forEach(
          picture -> runs.add(() -> read.merge(picture, run(program, picture), String::concat)));
      for (var run : processors.invokeAll(runs)) {
        run.get();
      }
    } finally {
      processors.shutdown();
    }
    read.values().removeIf(String::isEmpty);
    return read;
  }

  private static String run(String program, Path picture) throws Exception {
    var run =
        new ProcessBuilder(
                program, "--stop-after=1", "--milliseconds=5000", "--gs1=94", picture.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var text = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = run.waitFor();
    if (status > 1) { // 1: it holds no symbol
      throw new IOException("dmtxread ended with " + status);
    }
    return text.isEmpty() || text.startsWith(FNC1) ? text : FNC1 + text;
  }
}
