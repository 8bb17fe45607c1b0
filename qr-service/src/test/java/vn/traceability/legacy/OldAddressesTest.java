package vn.traceability.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldAddressesTest {
  private static final String HOST = "truyxuat.example";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/qr/08930000000019/PHI-01 | | /01/08930000000019/10/PHI-01",
        "/qr/08930000000019/A%2FB;c | | /01/08930000000019/10/A%2FB%3Bc",
        "/qr/08930000000019/A+B | | /01/08930000000019/10/A%2BB",
        "/tem | x=1&ma=T%2F7&y= | https://old.example.vn/s/T%2F7?from=label",
        "/tem | ma=//evil.example | https://old.example.vn/s/%2F%2Fevil.example?from=label",
        "/tem | ma=%0d%0aX | https://old.example.vn/s/%0D%0AX?from=label",
      })
  void anAddressLeadsWhereItsRuleSays(String path, String query, String to) throws IOException {
    var old =
        rules(
            "# of 2023",
            "",
            "/qr/{gtin}/{lot} -> /01/{gtin}/10/{lot}",
            "/tem?ma={code} -> https://old.example.vn/s/{code}?from=label");
    assertThat(old.find(HOST, path, query == null ? "" : query))
        .contains(new OldAddress.Moved(URI.create(to)));
  }

  @Test
  void whatNoRuleIsAboutIsNothingOld() throws IOException {
    var old = rules("/qr/{gtin}/{lot} -> /01/{gtin}/10/{lot}", "/tem?ma={code} -> /s/{code}");
    assertThat(old.find(HOST, "/qr/08930000000019", "")).isEmpty();
    assertThat(old.find(HOST, "/qr/08930000000019/A/B", "")).isEmpty();
    assertThat(old.find(HOST, "/tem", "")).isEmpty();
    assertThat(old.find(HOST, "/tem", "ma=")).isEmpty();
    assertThat(old.find(HOST, "/01/08930000000019", "")).isEmpty();
    assertThat(OldAddresses.NONE.find(HOST, "/", "")).isEmpty();
  }

  @Test
  void aTableSaysWhereEachCodeIsNow() throws IOException {
    Files.writeString(
        folder.resolve("tem.csv"),
        "# old, new\nT7,/01/08930000000019/10/PHI-01\n\nT8, https://a.example/8\n");
    var old = rules("/tem/{c} -> table tem.csv {c}");
    assertThat(old.find(HOST, "/tem/T7", ""))
        .contains(new OldAddress.Moved(URI.create("/01/08930000000019/10/PHI-01")));
    assertThat(old.find(HOST, "/tem/T8", ""))
        .contains(new OldAddress.Moved(URI.create("https://a.example/8")));
    assertThat(old.find(HOST, "/tem/T9", "")).contains(new OldAddress.NotListed());
  }

  @Test
  void theFirstRuleThatFitsHoldsAndOneMayBeOfAHost() throws IOException {
    var old =
        rules(
            "old.example.vn/{c} -> /s/{c}",
            "/xuat-xu/* -> gone Hệ thống cũ đã ngừng. | The former system has ended.",
            "/xuat-xu/{c} -> /s/{c}");
    assertThat(old.find("OLD.example.vn", "/a", ""))
        .contains(new OldAddress.Moved(URI.create("/s/a")));
    assertThat(old.find(HOST, "/a", "")).isEmpty();
    var gone = new OldAddress.Gone("Hệ thống cũ đã ngừng.", "The former system has ended.");
    assertThat(old.find(HOST, "/xuat-xu/1/2", "")).contains(gone);
    assertThat(old.find(HOST, "/xuat-xu/1", "")).contains(gone);
    assertThat(rules("/a -> gone Đã ngừng.").find(HOST, "/a", ""))
        .contains(new OldAddress.Gone("Đã ngừng.", "Đã ngừng."));
  }

  /** A browser would take them for steps up, and leave the folder that the rule names. */
  @Test
  void dotsLeadNowhere() throws IOException {
    var old = rules("/tem?ma={code} -> https://old.example.vn/s/{code}");
    for (var dots : new String[] {"..", ".", "%2e%2E"}) {
      assertThat(old.find(HOST, "/tem", "ma=" + dots)).contains(new OldAddress.NotListed());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a | needs the form",
        "a -> /b | has no path",
        "/{a}/{a} -> /b | stands twice",
        "/{a} -> /{b} | {b} is no part",
        "/{a} -> table x.csv {b} | {b} is no part",
        "/{a} -> table x.csv | table file.csv {name}",
        "/{a} -> http://b.example/ | https address",
        "/{a} -> //b.example/ | https address",
        "/{a} -> javascript:{a} | https address",
        "/a?b=c -> /b | parameter={name}",
      })
  void aLineThatIsNoRuleIsRefusedByItsNumber(String line, String why) throws IOException {
    assertThatThrownBy(() -> rules("# first", line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(why);
  }

  @Test
  void aTableThatNamesACodeTwiceIsRefused() throws IOException {
    Files.writeString(folder.resolve("tem.csv"), "T7,/a\nT7,/b\n");
    assertThatThrownBy(() -> rules("/tem/{c} -> table tem.csv {c}"))
        .hasMessageContaining("each code once");
  }

  private OldAddresses rules(String... lines) throws IOException {
    return OldAddresses.read(
        Files.writeString(folder.resolve("old.txt"), String.join("\n", lines) + "\n"));
  }

  @Test
  void placesMayStandInsideAPart() throws IOException {
    assertThat(rules("/t-{c}.html -> /s/{c}").find(HOST, "/t-9.html", ""))
        .isEqualTo(Optional.of(new OldAddress.Moved(URI.create("/s/9"))));
  }
}
