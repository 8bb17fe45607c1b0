package vn.traceability.weblink.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.refusal.Conflict;
import vn.traceability.weblink.WebLink;
import vn.traceability.weblink.WebLinkType;
import vn.traceability.weblink.WebLinks;

/** What every store of producers' links holds to. */
abstract class WebLinksContract {
  private static final Gtin GTIN = new Gtin("08930000000019");
  private static final Gtin OTHER = new Gtin("08930000000026");
  private static final Instant NOW = Instant.parse("2026-03-20T01:00:00.123Z");

  private WebLinks links;

  abstract MongoDatabase database();

  @BeforeEach
  void open() {
    links = MongoWebLinks.open(database());
  }

  @Test
  void theyComeBackInTheOrderTheyWereRegistered() {
    var second = link(GTIN, 2, Optional.of(new LotNumber("A/1")));
    var first = link(GTIN, 1, Optional.empty());
    links.add(second);
    links.add(first);
    links.add(link(OTHER, 0, Optional.empty()));
    assertThat(links.of(GTIN)).containsExactly(first, second);
    assertThat(links.of(new Gtin("08930000000033"))).isEmpty();
  }

  @Test
  void theSameLinkIsOneLink() {
    var link = link(GTIN, 1, Optional.empty());
    assertThat(links.add(link)).isEqualTo(link);
    var later =
        new WebLink(
            link.id(),
            GTIN,
            link.lot(),
            link.type(),
            link.target(),
            link.title(),
            link.languages(),
            NOW.plusSeconds(99),
            "other");
    assertThat(links.add(later)).isEqualTo(link);
    var changed =
        new WebLink(
            link.id(),
            GTIN,
            link.lot(),
            link.type(),
            WebLink.address("https://b.example/"),
            link.title(),
            link.languages(),
            NOW,
            "a");
    assertThatThrownBy(() -> links.add(changed))
        .isInstanceOfSatisfying(
            Conflict.class, no -> assertThat(no.slug()).isEqualTo("other-link"));
    assertThat(links.of(GTIN)).containsExactly(link);
  }

  @Test
  void whatIsRemovedIsGone() {
    var link = links.add(link(GTIN, 1, Optional.empty()));
    assertThat(links.remove(OTHER, link.id())).isFalse();
    assertThat(links.remove(GTIN, link.id())).isTrue();
    assertThat(links.remove(GTIN, link.id())).isFalse();
    assertThat(links.of(GTIN)).isEmpty();
  }

  @Test
  void thereIsAMost() {
    for (int i = 0; i < WebLinks.MOST; i++) {
      links.add(link(GTIN, i, Optional.empty()));
    }
    assertThatThrownBy(() -> links.add(link(GTIN, 999, Optional.empty())))
        .isInstanceOfSatisfying(
            Conflict.class, no -> assertThat(no.slug()).isEqualTo("too-many-links"));
    assertThat(links.add(links.of(GTIN).get(7))).as("sent again").isNotNull();
  }

  private static WebLink link(Gtin gtin, int second, Optional<LotNumber> lot) {
    return new WebLink(
        UUID.randomUUID(),
        gtin,
        lot,
        WebLinkType.RECIPE,
        WebLink.address("https://a.example/c%C3%B4ng?x=1"),
        "Công thức",
        List.of("vi"),
        NOW.plusSeconds(second),
        "a");
  }
}
