package vn.traceability.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.traceability.refusal.InvalidValue;

class LabelTemplatesTest {
  @Test
  void sheetsAndRollsAreThere() {
    assertThat(LabelTemplates.all())
        .extracting(LabelTemplate::id)
        .doesNotHaveDuplicates()
        .contains("roll-40x30", "roll-50x30", "roll-60x40", "a4-24-70x37", "a4-65-38.1x21.2");
    assertThat(LabelTemplates.all().stream().filter(LabelTemplate::isRoll)).hasSize(3);
  }

  /** As makers lay their sheets out. */
  @Test
  void sheetsAreCentredOnTheirPaper() {
    for (var template : LabelTemplates.all()) {
      var last = template.place(template.perSheet() - 1);
      assertThat(template.sheetWidth() - last.x() - template.width())
          .as(template.id())
          .isCloseTo(template.left(), within(0.01));
      assertThat(template.sheetHeight() - last.y() - template.height())
          .as(template.id())
          .isCloseTo(template.top(), within(0.01));
    }
  }

  /** Office printers leave 4.2 mm and more at each edge white. */
  @Test
  void nothingLiesWhereOfficePrintersCannotReach() {
    for (var template : LabelTemplates.all()) {
      if (!template.isRoll()) {
        assertThat(template.left() + template.paddingX()).as(template.id()).isGreaterThan(4.2);
        assertThat(template.top() + template.paddingY()).as(template.id()).isGreaterThan(4.2);
      }
    }
  }

  @Test
  void placesRunAlongTheRows() {
    var template = LabelTemplates.get("a4-21-63.5x38.1");

    assertThat(template.place(0)).isEqualTo(new LabelTemplate.Place(7.25, 15.15));
    assertThat(template.place(2).x()).isEqualTo(7.25 + 2 * 66);
    assertThat(template.place(3).y()).isEqualTo(15.15 + 38.1);
    assertThat(template.orientation()).isEqualTo(LabelTemplate.Orientation.PORTRAIT);
    assertThat(LabelTemplates.get("roll-40x30").orientation())
        .isEqualTo(LabelTemplate.Orientation.LANDSCAPE);
  }

  @Test
  void anotherNameIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> LabelTemplates.get("a5"))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("template 'a5'", "roll-40x30");
  }

  @Test
  void labelsThatOverlapOrLeaveTheirSheetAreNoTemplate() {
    assertThatThrownBy(() -> grid(3, 66, 210)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> grid(2, 66, 210)).isInstanceOf(IllegalArgumentException.class);
    assertThat(grid(2, 70, 210).perSheet()).isEqualTo(2);
  }

  private static LabelTemplate grid(int columns, double pitch, double width) {
    return new LabelTemplate(
        "x", width, 40, 0, 0, columns, 1, pitch, 37, 70, 37, 1, 1, 600, List.of());
  }
}
