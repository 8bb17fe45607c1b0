package vn.traceability.label.zpl;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import vn.traceability.code.table.Chunks;
import vn.traceability.label.LabelLayout;
import vn.traceability.label.LabelTemplate;
import vn.traceability.label.Logo;
import vn.traceability.label.Placed;
import vn.traceability.label.Placed.PlacedLogo;
import vn.traceability.label.Placed.PlacedText;
import vn.traceability.label.Resolution;

/**
 * Labels for printers that understand ZPL II, computed while they are read: a million of them are
 * held nowhere.
 *
 * <p>Symbols are sent as dots ({@code ^GF}), and not as {@code ^BQ} with a text, so that the
 * printed symbol is the very one that is drawn and tested here: version, mask and error correction
 * of a printer's own differ by maker. So are texts beyond ASCII: the fonts that printers have built
 * in lack letters of Vietnamese, whatever {@code ^CI28} says. What all labels have in common is
 * sent once ({@code ~DG}) and recalled ({@code ^XG}). Texts are broken and shortened by the layout,
 * so no field block ({@code ^FB}) is needed.
 *
 * @see <a href="https://docs.zebra.com/us/en/printers/software/zpl-pg/c-zpl-zpl-commands.html">ZPL
 *     II Programming Guide</a>
 */
public final class ZplLabels {
  private static final int LABELS_AT_ONCE = 100;

  private final Resolution printer;
  private final Iterator<LabelLayout> labels;
  private final Rasters rasters;
  private final String head;
  private final Map<String, String> kept = new HashMap<>();
  private Optional<Logo> keptLogo = Optional.empty();
  private boolean ended;

  private ZplLabels(LabelTemplate template, Resolution printer, Iterator<LabelLayout> labels) {
    this.labels = labels;
    this.printer = printer;
    this.rasters = new Rasters(printer);
    this.head =
        "^XA^CI28^LH0,0^LS0^PW%d^LL%d\n"
            .formatted(printer.dotsIn(template.width()), printer.dotsIn(template.height()));
  }

  /**
   * All commands for these labels.
   *
   * @param labels one at least, all of this template, laid out for this printer
   */
  public static InputStream open(
      LabelTemplate template, Resolution printer, Iterator<LabelLayout> labels) {
    var first = labels.next();
    var zpl = new ZplLabels(template, printer, labels);
    var begin = zpl.graphicsOf(first) + zpl.label(first);
    return new Chunks(number -> number == 0 ? Optional.of(ascii(begin)) : zpl.next());
  }

  /** More labels, and behind the last what clears the printer's memory. */
  private Optional<byte[]> next() {
    if (ended) {
      return Optional.empty();
    }
    var commands = new StringBuilder();
    for (int i = 0; i < LABELS_AT_ONCE && labels.hasNext(); i++) {
      commands.append(label(labels.next()));
    }
    if (!labels.hasNext()) {
      commands.append("^XA^IDR:LABEL*.GRF^FS^XZ\n");
      ended = true;
    }
    return Optional.of(ascii(commands.toString()));
  }

  private static byte[] ascii(String commands) {
    return commands.getBytes(StandardCharsets.US_ASCII);
  }

  /** What is the same on all labels, for the printer's memory. */
  private String graphicsOf(LabelLayout label) {
    var graphics = new StringBuilder();
    for (var text : label.texts()) {
      if (text.constant()) {
        kept.computeIfAbsent(key(text), any -> keep(rasters.text(text), graphics));
      }
    }
    label
        .logo()
        .ifPresent(
            logo -> {
              keptLogo = Optional.of(logo.logo());
              kept.put("", keep(rasters.logo(logo), graphics));
            });
    return graphics.toString();
  }

  private String keep(Raster raster, StringBuilder graphics) {
    var name = "R:LABEL" + kept.size() + ".GRF";
    graphics.append("~DG").append(name).append(',').append(ZplGraphic.of(raster)).append('\n');
    return name;
  }

  private static String key(PlacedText text) {
    return text.size() + " " + text.text();
  }

  private String label(LabelLayout label) {
    var commands = new StringBuilder(head);
    var symbol = label.symbol();
    int dots = printer.dotsIn(symbol.module());
    graphic(symbol, ZplGraphic.of(rasters.symbol(symbol), dots), commands);
    for (var text : label.texts()) {
      var name = kept.get(key(text));
      if (name != null) {
        recall(text, name, commands);
      } else if (isAscii(text.text())) {
        text(text, commands);
      } else {
        graphic(text, ZplGraphic.of(rasters.text(text)), commands);
      }
    }
    label.logo().ifPresent(logo -> logo(logo, commands));
    return commands.append("^XZ\n").toString();
  }

  private void logo(PlacedLogo logo, StringBuilder commands) {
    if (keptLogo.filter(known -> known == logo.logo()).isPresent()) {
      recall(logo, kept.getOrDefault("", ""), commands);
    } else {
      graphic(logo, ZplGraphic.of(rasters.logo(logo)), commands);
    }
  }

  private void recall(Placed placed, String name, StringBuilder commands) {
    origin(placed, commands);
    commands.append("^XG").append(name).append(",1,1^FS\n");
  }

  private void graphic(Placed placed, String graphic, StringBuilder commands) {
    origin(placed, commands);
    commands.append("^GFA,").append(graphic, 0, graphic.indexOf(',') + 1).append(graphic);
    commands.append("^FS\n");
  }

  private void origin(Placed placed, StringBuilder commands) {
    commands.append("^FO").append(printer.dotAt(placed.x())).append(',');
    commands.append(printer.dotAt(placed.y()));
  }

  /** In the printer's own font, which is narrower than the one the layout measures with. */
  private void text(PlacedText text, StringBuilder commands) {
    int height = printer.dotAt(text.size());
    commands.append("^FT").append(printer.dotAt(text.x())).append(',');
    commands.append(printer.dotAt(text.baseline()));
    commands.append("^A0N,").append(height).append(',').append(height).append("^FH_^FD");
    text.text()
        .chars()
        .forEach(
            letter -> {
              if (letter < 0x80 && Character.isLetterOrDigit(letter)
                  || "():-. ".indexOf(letter) >= 0) {
                commands.append((char) letter);
              } else {
                commands.append('_').append("%02X".formatted(letter));
              }
            });
    commands.append("^FS\n");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 0x80);
  }
}
