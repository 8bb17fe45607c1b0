package vn.traceability.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.traceability.Installed;

/** The independent reader of QR codes: many pictures in one run, for to start it takes longer. */
public final class Zbar {
  private static final Pattern SOURCE =
      Pattern.compile("<source href='([^']*)'>(.*?)</source>", Pattern.DOTALL);
  private static final Pattern DATA =
      Pattern.compile("<data><!\\[CDATA\\[(.*?)\\]\\]></data>", Pattern.DOTALL);

  private Zbar() {}

  /** What it reads in each; none in one that is not in the answer. */
  public static Map<Path, List<String>> read(List<Path> pictures) throws Exception {
    var command =
        new ArrayList<>(
            List.of(Installed.program("zbarimg"), "--xml", "-q", "-Sdisable", "-Sqrcode.enable"));
    pictures.forEach(picture -> command.add(picture.toString()));
    var run = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var xml = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = run.waitFor();
    if (status != 0 && status != 4) { // 4: some hold no symbol
      throw new IOException("zbarimg ended with " + status);
    }
    var read = new HashMap<Path, List<String>>();
    var sources = SOURCE.matcher(xml);
    while (sources.find()) {
      var data = DATA.matcher(sources.group(2));
      var texts = new ArrayList<String>();
      while (data.find()) {
        texts.add(data.group(1));
      }
      read.put(Path.of(sources.group(1)), texts);
    }
    return read;
  }
}
