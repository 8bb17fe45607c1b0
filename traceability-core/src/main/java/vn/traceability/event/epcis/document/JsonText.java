package vn.traceability.event.epcis.document;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON text read token by token, with parts of it built as trees: each within its number of
 * bytes, without two members of one name, numbers exact. What Jackson throws becomes a {@link
 * DocumentRefused} that names the place.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7493#section-2">RFC 7493 (I-JSON), section 2, for
 *     the texts that are refused though RFC 8259 leaves them to the reader</a>
 */
final class JsonText implements AutoCloseable {
  private static final int NUMBER_PLACES = 400;

  /** More than any event needs; each name that the schema does not know costs it a kilobyte. */
  private static final int MEMBERS = 5_000;

  private static final Pattern ADVICE = Pattern.compile(": (?:enable|maybe a) .*", Pattern.DOTALL);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final int depth;

  private JsonText(JsonParser parser, int depth) {
    this.parser = parser;
    this.depth = depth;
  }

  static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxNumberLength(NUMBER_PLACES * 2 + 20)
                .maxStringLength(Math.max(limits.eventBytes(), limits.envelopeBytes()))
                .build())
        .build();
  }

  static JsonText of(InputStream in, JsonFactory factory, Limits limits) {
    return new JsonText(factory.createParser(ObjectReadContext.empty(), in), limits.depth());
  }

  /** The next token; null behind the end of the text. */
  @Nullable JsonToken next() throws IOException {
    try {
      return parser.nextToken();
    } catch (JacksonException no) {
      throw refusal(no);
    }
  }

  /** To the end of the object or array that starts here; nothing for any other token. */
  void skip() throws IOException {
    try {
      parser.skipChildren();
    } catch (JacksonException no) {
      throw refusal(no);
    }
  }

  /**
   * To the first token, which needs to begin an object.
   *
   * @throws DocumentRefused when there is no text, or it is something else
   */
  void begin() throws IOException {
    JsonToken first = next();
    if (first == null) {
      throw DocumentRefused.malformed("", "is empty");
    }
    if (first != JsonToken.START_OBJECT) {
      throw DocumentRefused.invalid("", "needs an object");
    }
  }

  /**
   * Behind the last token.
   *
   * @throws DocumentRefused when more text follows
   */
  void finish() throws IOException {
    if (next() != null) {
      throw DocumentRefused.malformed("", "goes on behind its end" + at());
    }
  }

  /** Where the current token stands in the text. */
  String pointer() {
    return parser.streamReadContext().pathAsPointer().toString();
  }

  /** The name of the member that was just read. */
  String name() {
    return parser.currentName();
  }

  /** The value of the text that was just read. */
  String text() throws IOException {
    try {
      return parser.getString();
    } catch (JacksonException no) {
      throw refusal(no);
    }
  }

  /** The value that starts at the current token, as by {@link #tree(int, int, Leaving)}. */
  JsonNode tree(int bytes) throws IOException {
    return tree(bytes, 0, () -> false);
  }

  /**
   * The value that starts at the current token.
   *
   * @param bytes how long it may be as it stands there, without what is left out
   * @param context how many of these the document's {@code @context} takes
   * @param leaving asked at the start of each array and object: true when it has read that to its
   *     end, which then stands in the tree as an empty array
   */
  JsonNode tree(int bytes, int context, Leaving leaving) throws IOException {
    try {
      return new Tree(bytes, context, leaving).value(parser.currentToken());
    } catch (NumberFormatException beyondAnyExponent) {
      throw hugeNumber();
    } catch (JacksonException no) {
      throw refusal(no);
    }
  }

  /** Reads a part of a text by itself. */
  interface Leaving {
    boolean leave() throws IOException;
  }

  boolean isAt(JsonToken token, String pointer) {
    return parser.currentToken() == token && pointer().equals(pointer);
  }

  /** How many bytes of the text lie before the current token. */
  long start() {
    return parser.currentTokenLocation().getByteOffset();
  }

  /** How many bytes of the text lie before the end of the current token. */
  long end() {
    return parser.currentLocation().getByteOffset();
  }

  @Override
  public void close() {
    parser.close();
  }

  private final class Tree {
    private final int bytes;
    private final int context;
    private final Leaving leaving;
    private final String place = pointer();
    private long from = start();

    Tree(int bytes, int context, Leaving leaving) {
      this.bytes = bytes;
      this.context = context;
      this.leaving = leaving;
    }

    JsonNode value(JsonToken token) throws IOException {
      JsonNode value =
          switch (token) {
            case START_OBJECT -> isLeftOut() ? NODES.arrayNode() : object();
            case START_ARRAY -> isLeftOut() ? NODES.arrayNode() : array();
            case VALUE_STRING -> NODES.stringNode(wellFormed(parser.getString()));
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(limited(parser.getDecimalValue()));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
          };
      measure();
      return value;
    }

    private ObjectNode object() throws IOException {
      ObjectNode object = NODES.objectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = wellFormed(parser.currentName());
        if (object.has(name)) {
          throw DocumentRefused.malformed(pointer(), "is there twice" + at());
        }
        if (object.size() == MEMBERS) {
          throw DocumentRefused.tooLarge(parentPointer(), "has more than " + MEMBERS + " members");
        }
        object.set(name, value(parser.nextToken()));
      }
      return object;
    }

    private ArrayNode array() throws IOException {
      ArrayNode array = NODES.arrayNode();
      for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; ) {
        array.add(value(token));
        token = parser.nextToken();
      }
      return array;
    }

    private boolean isLeftOut() throws IOException {
      long before = end();
      boolean left = leaving.leave();
      from += left ? end() - before : 0;
      return left;
    }

    private JsonNode integer() {
      return switch (parser.getNumberType()) {
        case INT -> NODES.numberNode(parser.getIntValue());
        case LONG -> NODES.numberNode(parser.getLongValue());
        default -> {
          limited(parser.getDecimalValue());
          yield NODES.numberNode(parser.getBigIntegerValue());
        }
      };
    }

    private void measure() {
      if (end() - from + context > bytes) {
        String counted = context == 0 ? "" : ", those of the document's @context included";
        throw DocumentRefused.tooLarge(place, "has more than " + bytes + " bytes" + counted);
      }
    }
  }

  /** Ten characters can be a number of a thousand million digits, which somebody may write out. */
  private BigDecimal limited(BigDecimal number) {
    if (number.precision() > NUMBER_PLACES || Math.abs((long) number.scale()) > NUMBER_PLACES) {
      throw hugeNumber();
    }
    return number;
  }

  private DocumentRefused hugeNumber() {
    return DocumentRefused.invalid(
        pointer(), "needs a number of at most " + NUMBER_PLACES + " digits");
  }

  /** Half a surrogate pair is no character: written as UTF-8 any two of them look the same. */
  private String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (Character.isSurrogate(character)) {
        boolean pair =
            Character.isHighSurrogate(character)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw DocumentRefused.malformed(pointer(), "holds half a surrogate pair" + at());
        }
        i++;
      }
    }
    return text;
  }

  private String parentPointer() {
    String pointer = pointer();
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  private String at() {
    TokenStreamLocation where = parser.currentLocation();
    return ", at line " + where.getLineNr() + ", column " + where.getColumnNr();
  }

  private DocumentRefused refusal(JacksonException no) throws IOException {
    if (no instanceof JacksonIOException) {
      throw (IOException) no.getCause();
    }
    String pointer = pointer();
    if (no instanceof StreamConstraintsException) {
      if (parser.streamReadContext().getNestingDepth() > depth) {
        return DocumentRefused.tooLarge(pointer, "is nested more than " + depth + " deep");
      }
      return no.getMessage().startsWith("Number")
          ? hugeNumber()
          : DocumentRefused.tooLarge(pointer, "holds a name or text longer than is read");
    }
    return no instanceof UnexpectedEndOfInputException
        ? DocumentRefused.malformed(pointer, "ends too early" + at())
        : DocumentRefused.malformed(pointer, "is not JSON" + at() + ": " + words(no));
  }

  /** Without what Jackson says of its own settings. */
  private static String words(JacksonException no) {
    return ADVICE.matcher(no.getOriginalMessage()).replaceFirst("");
  }
}
