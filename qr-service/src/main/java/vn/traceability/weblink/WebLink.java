package vn.traceability.weblink;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * A page that a producer links to from a product or one of its lots. It was registered and checked,
 * so a code leads to no address that somebody wrote into it.
 *
 * @param lot only from this lot and its packages; empty for all of the product
 * @param target see {@link #address}
 * @param title a line of at most 100 characters, in the language of the page
 * @param languages in which the page can be had, BCP 47, at most 5; empty where it has none
 * @param by id of the account that registered it
 */
public record WebLink(
    UUID id,
    Gtin gtin,
    Optional<LotNumber> lot,
    WebLinkType type,
    URI target,
    String title,
    List<String> languages,
    Instant at,
    String by) {
  private static final int LONGEST = 500;
  private static final int MOST_LANGUAGES = 5;

  public WebLink {
    title = Text.line("title", title, 100);
    languages = List.copyOf(languages);
    if (languages.size() > MOST_LANGUAGES) {
      throw new InvalidValue("languages", languages.toString(), "needs at most " + MOST_LANGUAGES);
    }
    for (var language : languages) {
      if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")) {
        throw new InvalidValue("languages", language, "needs codes such as vi, en or zh-Hant");
      }
    }
  }

  /**
   * An address that may be linked to: of a public site, by its name, over https.
   *
   * @throws InvalidValue when it is none
   */
  public static URI address(String given) {
    try {
      var address = new URI(given.strip());
      var host = address.getHost();
      if (!"https".equalsIgnoreCase(address.getScheme())
          || host == null
          || !host.matches(
              "(?i)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]")
          || address.getUserInfo() != null
          || (address.getPort() != -1 && address.getPort() != 443)) {
        throw refused(given, "needs the https address of a site by its name");
      }
      if (given.length() > LONGEST) {
        throw refused(given, "needs at most " + LONGEST + " characters");
      }
      return URI.create(address.toASCIIString());
    } catch (URISyntaxException broken) {
      throw refused(given, "is no web address");
    }
  }

  private static InvalidValue refused(String given, String rule) {
    return new InvalidValue("target", given, rule);
  }

  /** Whether it leads on from this lot, or from the product where there is none. */
  public boolean isOf(Optional<LotNumber> level) {
    return lot.equals(level);
  }
}
