package vn.traceability.scanpage;

import com.samskivert.mustache.Escapers;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A page with holes for what differs from package to package. What stands between them is written
 * and compressed once, however many packages of a lot are scanned.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951">RFC 1951</a>
 */
final class Shell {
  /** What differs. */
  enum Hole {
    /** Address of the page in the other language. */
    LANGUAGE,
    /** What earlier scans say: paragraphs. */
    SCANS,
    /** Address of the form that asks for a place. */
    TELL,
    /** Address of the form for a report. */
    REPORT,
    /** The serial in groups. */
    SERIAL;

    /** What stands for it in a template. Nobody can write it into a name, since it is secret. */
    String mark() {
      return OPEN + name() + CLOSE;
    }
  }

  private static final String OPEN = "\uE000" + UUID.randomUUID();
  private static final String CLOSE = "\uE001";
  private static final Pattern MARK =
      Pattern.compile(Pattern.quote(OPEN) + "([A-Z]+)" + Pattern.quote(CLOSE));

  /** RFC 1952: deflate, no name, no time, any system. */
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** A last block that holds nothing. */
  private static final byte[] END = {3, 0};

  /** Bytes of a block that is not compressed, but for what it holds, and most that it holds. */
  private static final int STORED = 5;

  private static final int MOST_STORED = 0xffff;

  private final List<byte[]> fixed = new ArrayList<>();
  private final List<Hole> holes = new ArrayList<>();
  private volatile @Nullable List<byte[]> deflated;

  /**
   * @param html with {@link Hole#mark marks}
   */
  Shell(String html) {
    int from = 0;
    for (var mark = MARK.matcher(html); mark.find(); from = mark.end()) {
      fixed.add(utf8(html.substring(from, mark.start())));
      holes.add(Hole.valueOf(mark.group(1)));
    }
    fixed.add(utf8(html.substring(from)));
  }

  /** As a template escapes it. */
  static String escaped(String text) {
    return Escapers.HTML.escape(text);
  }

  /** How much memory it takes, about. */
  int bytes() {
    return 3 * fixed.stream().mapToInt(each -> each.length).sum() / 2;
  }

  /**
   * The page of one package.
   *
   * @param html what belongs in each of the holes
   */
  Page filled(Map<Hole, String> html) {
    return new Page(holes.stream().map(hole -> utf8(html.getOrDefault(hole, ""))).toList());
  }

  /** A whole page. */
  final class Page {
    private final List<byte[]> filled;

    private Page(List<byte[]> filled) {
      this.filled = filled;
    }

    int length() {
      return sum(fixed) + sum(filled);
    }

    byte[] plain() {
      var all = ByteBuffer.allocate(length());
      for (int i = 0; i < fixed.size(); i++) {
        all.put(fixed.get(i));
        if (i < filled.size()) {
          all.put(filled.get(i));
        }
      }
      return all.array();
    }

    /** The same compressed, in the form of RFC 1952; what fills holes is stored as it is. */
    byte[] gzip() {
      var pieces = deflated();
      int blocks = filled.stream().mapToInt(each -> each.length / MOST_STORED + 1).sum();
      var all =
          ByteBuffer.allocate(
                  GZIP.length
                      + sum(pieces)
                      + sum(filled)
                      + STORED * blocks
                      + END.length
                      + 2 * Integer.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(GZIP);
      var sum = new CRC32();
      for (int i = 0; i < fixed.size(); i++) {
        all.put(pieces.get(i));
        sum.update(fixed.get(i));
        if (i < filled.size()) {
          store(filled.get(i), all);
          sum.update(filled.get(i));
        }
      }
      all.put(END).putInt((int) sum.getValue()).putInt(length());
      return Arrays.copyOf(all.array(), all.position());
    }
  }

  private static void store(byte[] piece, ByteBuffer to) {
    for (int from = 0; from < piece.length; from += MOST_STORED) {
      int length = Math.min(MOST_STORED, piece.length - from);
      to.put((byte) 0).putShort((short) length).putShort((short) ~length).put(piece, from, length);
    }
  }

  private List<byte[]> deflated() {
    var done = deflated;
    if (done == null) {
      done = fixed.stream().map(Shell::deflate).toList();
      deflated = done;
    }
    return done;
  }

  /** Ends at a whole byte, and nothing after it refers to what stands in it. */
  private static byte[] deflate(byte[] piece) {
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(piece);
      var all = new ByteArrayOutputStream();
      var some = new byte[4096];
      int length;
      do {
        length = deflater.deflate(some, 0, some.length, Deflater.FULL_FLUSH);
        all.write(some, 0, length);
      } while (length == some.length);
      return all.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static int sum(List<byte[]> pieces) {
    return pieces.stream().mapToInt(each -> each.length).sum();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
