package vn.traceability.label.zpl;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Prints as much of ZPL as labels use, read from the guide and not from what writes it. */
final class ZplPrinter {
  private static final Pattern COMMAND = Pattern.compile("[\\^~]([A-Z][A-Z0-9@])([^\\^~]*)");

  /**
   * What comes out.
   *
   * @param texts in the printer's own font, with the place of their first letter's foot
   */
  record Printed(BufferedImage picture, List<Text> texts) {}

  record Text(int x, int baseline, int height, String text) {}

  private record Graphic(int bytesInRow, byte[] bytes) {}

  private final Map<String, Graphic> memory = new HashMap<>();
  private final List<Printed> printed = new ArrayList<>();
  private BufferedImage canvas = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
  private List<Text> texts = new ArrayList<>();
  private int width;
  private int height;
  private int x;
  private int y;
  private int fontHeight;

  List<Printed> print(String zpl) {
    var commands = COMMAND.matcher(zpl);
    while (commands.find()) {
      carryOut(commands.group(1), commands.group(2).strip());
    }
    return printed;
  }

  /** Names that are still in the printer's memory. */
  int kept() {
    return memory.size();
  }

  private void carryOut(String command, String rest) {
    var parts = rest.split(",", -1);
    switch (command) {
      case "DG" ->
          memory.put(
              parts[0].replaceFirst("R:", ""),
              graphic(number(parts[1]), number(parts[2]), after(rest, 3)));
      case "XA", "CI", "LH", "LS", "FS", "FH" -> {}
      case "PW" -> width = number(rest);
      case "LL" -> {
        height = number(rest);
        canvas = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        canvas.createGraphics().fillRect(0, 0, width, height);
        texts = new ArrayList<>();
      }
      case "FO", "FT" -> {
        x = number(parts[0]);
        y = number(parts[1]);
      }
      case "GF" -> {
        if (!parts[0].equals("A") || !parts[1].equals(parts[2])) {
          throw new IllegalArgumentException(rest);
        }
        draw(graphic(number(parts[1]), number(parts[3]), after(rest, 4)));
      }
      case "XG" -> draw(memory.get(parts[0].replaceFirst("R:", "")));
      case "A0" -> fontHeight = number(parts[1]);
      case "FD" -> texts.add(new Text(x, y, fontHeight, unescaped(rest)));
      case "ID" -> memory.keySet().removeIf(name -> name.startsWith("LABEL"));
      case "XZ" -> {
        if (canvas.getWidth() > 1) {
          printed.add(new Printed(canvas, texts));
        }
        canvas = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      }
      default -> throw new IllegalArgumentException(command);
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static String after(String rest, int commas) {
    var from = 0;
    for (int i = 0; i < commas; i++) {
      from = rest.indexOf(',', from) + 1;
    }
    return rest.substring(from);
  }

  private static String unescaped(String data) {
    var bytes = new StringBuilder();
    for (int i = 0; i < data.length(); i++) {
      if (data.charAt(i) == '_') {
        bytes.append((char) Integer.parseInt(data.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.append(data.charAt(i));
      }
    }
    return bytes.toString();
  }

  private static Graphic graphic(int total, int bytesInRow, String data) {
    int digits = 2 * bytesInRow;
    var rows = new ArrayList<String>();
    var row = new StringBuilder();
    int times = 0;
    for (char each : data.toCharArray()) {
      if (each == ':') {
        rows.add(rows.get(rows.size() - 1));
      } else if (each == ',' || each == '!') {
        row.append((each == ',' ? "0" : "F").repeat(digits - row.length()));
      } else if (each >= 'g' && each <= 'z') {
        times += 20 * (each - 'f');
      } else if (each >= 'G' && each <= 'Y') {
        times += each - 'F';
      } else {
        row.append(String.valueOf(each).repeat(Math.max(times, 1)));
        times = 0;
      }
      if (row.length() == digits) {
        rows.add(row.toString());
        row.setLength(0);
      }
    }
    var all = String.join("", rows);
    if (row.length() > 0 || all.length() != 2 * total) {
      throw new IllegalArgumentException(all.length() + " digits in place of " + 2 * total);
    }
    return new Graphic(bytesInRow, java.util.HexFormat.of().parseHex(all));
  }

  private void draw(Graphic graphic) {
    for (int i = 0; i < graphic.bytes().length * 8; i++) {
      int column = x + i % (graphic.bytesInRow() * 8);
      int row = y + i / (graphic.bytesInRow() * 8);
      if ((graphic.bytes()[i / 8] >> 7 - i % 8 & 1) == 1) {
        canvas.setRGB(column, row, 0x000000); // out of the label it throws
      }
    }
  }
}
