package vn.traceability.label.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.traceability.label.Carrier;
import vn.traceability.label.LabelContent;
import vn.traceability.label.LabelLayout;
import vn.traceability.label.LabelTemplates;
import vn.traceability.label.LabelTexts;
import vn.traceability.label.SampleLabels;

class SvgLabelTest {
  @Test
  void hasTheModulesAndTextsOfTheLayout() throws Exception {
    var label = layout(SampleLabels.usual(1));

    var svg = parsed(label);

    assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("60.0000mm");
    var runs =
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z")
            .matcher(((Element) svg.getElementsByTagName("path").item(0)).getAttribute("d"));
    var symbol = label.symbol().symbol();
    var dark = new boolean[symbol.side()][symbol.side()];
    while (runs.find()) {
      int x = Integer.parseInt(runs.group(1));
      for (int i = 0; i < Integer.parseInt(runs.group(3)); i++) {
        dark[Integer.parseInt(runs.group(2))][x + i] = true;
      }
    }
    for (int y = 0; y < symbol.side(); y++) {
      for (int x = 0; x < symbol.side(); x++) {
        assertThat(dark[y][x]).isEqualTo(symbol.dark(x, y));
      }
    }
    var texts = svg.getElementsByTagName("text");
    assertThat(texts.getLength()).isEqualTo(label.texts().size());
    assertThat(texts.item(0).getTextContent()).isEqualTo("Hành phi Dương Xá");
  }

  @Test
  void whatSomeoneTypedIsNoMarkup() throws Exception {
    var texts =
        new LabelTexts(
            Optional.of("<script>alert('1')</script> & \"Co\""),
            Optional.of("A"),
            Optional.<LocalDate>empty(),
            Optional.empty(),
            Optional.empty());

    var svg =
        parsed(layout(SampleLabels.label("08930000000019", "A", SampleLabels.serial(1), texts, 1)));

    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("<script>alert('1')</script>", "\"Co\"");
  }

  @Test
  void showsTheLogo() throws Exception {
    var svg = parsed(layout(SampleLabels.with(SampleLabels.usual(1), SampleLabels.logo(30, 20))));

    var image = (Element) svg.getElementsByTagName("image").item(0);
    assertThat(image.getAttribute("href")).startsWith("data:image/png;base64,iVBOR");
  }

  private static LabelLayout layout(LabelContent content) {
    var template = LabelTemplates.get("roll-60x40");
    return LabelLayout.of(template, content, Carrier.QR, SampleLabels.USUAL, template.resolution());
  }

  private static Document parsed(LabelLayout label) throws Exception {
    var bytes = SvgLabel.draw(label).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }
}
