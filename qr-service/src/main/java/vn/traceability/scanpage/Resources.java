package vn.traceability.scanpage;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the public pages are made of, as it lies in the jar. */
final class Resources {
  /** Of all pages. */
  static final String CSS = text("page.css").replaceAll("\n", "");

  /**
   * The style of all pages, as a policy names it: nothing of a page differs from request to request
   * for its sake.
   *
   * @see <a href="https://www.w3.org/TR/CSP3/#grammardef-hash-source">CSP, hash-source</a>
   */
  static final String CSS_HASH = "'sha256-" + sha256(CSS) + "'";

  /** A template may hold others: {@code {{>head}}} is {@code head.mustache}. */
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .withCollector(new Optionals())
          .withLoader(name -> new StringReader(text(name + ".mustache")));

  private Resources() {}

  /** An empty Optional is a section left out. */
  private static final class Optionals extends DefaultCollector {
    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
      return value instanceof Optional<?> one ? one.stream().iterator() : super.toIterator(value);
    }
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static Template template(String name) {
    return COMPILER.compile(text(name + ".mustache"));
  }

  static byte[] bytes(String name) {
    try (var file = Texts.resource(name)) {
      return file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
