package vn.traceability.scanpage;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the public pages are made of, as it lies in the jar. */
final class Resources {
  /** Of all pages. */
  static final String CSS = text("page.css").replaceAll("\n", "");

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
