package vn.traceability.scanpage;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import vn.traceability.blob.Photo;
import vn.traceability.refusal.InvalidValue;

/**
 * A form with a photo, read part by part: where the photo is too large, the words before it are
 * read nevertheless, so that nobody has to write them again. (Spring's own reading refuses such a
 * form as a whole, which is why it is off.) What is too much is read on and dropped, for a browser
 * shows no answer before it has sent all; at most {@link #MOST_BYTES} are read in any case.
 *
 * @param fields by their names
 * @param photo its bytes as they were sent; empty where none was chosen, or it is too large
 * @param tooLarge whether the photo has more than 10 MB
 */
record PhotoForm(Map<String, String> fields, Optional<byte[]> photo, boolean tooLarge) {
  /** More is cut off without a page. */
  static final long MOST_BYTES = 64L << 20;

  private static final int MOST_PARTS = 20;
  private static final int MOST_FIELD = 8192;

  /**
   * Reads one.
   *
   * @throws InvalidValue when it is no such form, or does not come to its end
   */
  static PhotoForm read(HttpServletRequest request) {
    var fields = new HashMap<String, String>();
    Optional<byte[]> photo = Optional.empty();
    boolean tooLarge = false;
    try {
      var upload = new FileUpload();
      upload.setSizeMax(MOST_BYTES);
      var parts = upload.getItemIterator(new ServletRequestContext(request));
      for (int count = 0; parts.hasNext(); count++) {
        if (count == MOST_PARTS) {
          throw new InvalidValue("form", "", "needs at most " + MOST_PARTS + " parts");
        }
        var part = parts.next();
        try (var in = part.openStream()) {
          if (part.isFormField()) {
            fields.put(part.getFieldName(), text(in));
          } else if (part.getFieldName().equals("photo")) {
            var bytes = beginning(in, Photo.MOST_BYTES + 1);
            tooLarge = bytes.length > Photo.MOST_BYTES;
            photo = tooLarge || bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
          }
        }
      }
      return new PhotoForm(fields, photo, tooLarge);
    } catch (IOException broken) {
      throw new InvalidValue("form", "", "needs the form of our page, whole");
    }
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static String text(InputStream in) throws IOException {
    var bytes = beginning(in, MOST_FIELD + 1);
    if (bytes.length > MOST_FIELD) {
      throw new InvalidValue("form", "", "needs at most " + MOST_FIELD + " bytes a field");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] beginning(InputStream in, int most) throws IOException {
    var read = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      read.write(buffer, 0, Math.min(count, most - read.size()));
      if (read.size() == most) {
        break; // the rest of the part is passed over when the next one is looked for
      }
    }
    return read.toByteArray();
  }
}
