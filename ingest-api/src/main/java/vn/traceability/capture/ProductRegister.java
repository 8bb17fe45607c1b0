package vn.traceability.capture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.traceability.account.Account;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.offer.OfferDesk;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.refusal.Conflict;
import vn.traceability.trace.Links;
import vn.traceability.trace.Window;

/** Products as their owners write them, whatever brought them to it. */
final class ProductRegister {
  private final MasterData<Gtin, Product> products;
  private final MasterData<Gln, Party> parties;
  private final OfferDesk desk;
  private final Links links;
  private final Clock clock;

  ProductRegister(
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      OfferDesk desk,
      Links links,
      Clock clock) {
    this.products = products;
    this.parties = parties;
    this.desk = desk;
    this.links = links;
    this.clock = clock;
  }

  Versioned<Product> register(Account account, Product product) {
    Rights.mustActFor(account, product.owner());
    parties.get(product.owner());
    return announced(products.register(product, account.name()));
  }

  Versioned<Product> replace(Account account, Product product, String ifMatch) {
    var before = products.get(product.gtin());
    Rights.mustActFor(account, before.value().owner());
    Rights.mustActFor(account, product.owner());
    parties.get(product.owner());
    long seen = Pages.version(ifMatch, before, "product", product.gtin().digits());
    if (!account.role().writesForAll()) {
      mustStayWhatItWas(before.value(), product);
    }
    return announced(products.replace(product, seen, account.name()));
  }

  private Versioned<Product> announced(Versioned<Product> kept) {
    desk.registered(Kind.PRODUCT, kept.value().gtin().digits(), kept.value().owner());
    return kept;
  }

  /**
   * The rules look at its lots by these: once there is an entry they change no more, and what was
   * never said may still be said.
   */
  private void mustStayWhatItWas(Product before, Product after) {
    var changed =
        !before.owner().equals(after.owner())
            ? Optional.of("ownerGln")
            : changed(before.crop(), after.crop())
                ? Optional.of("crop")
                : changed(before.netContent(), after.netContent())
                    ? Optional.of("netContent")
                    : Optional.<String>empty();
    var ever = new Window(Instant.EPOCH, clock.instant().plus(Duration.ofDays(1)));
    changed
        .filter(field -> !links.ofProduct(before.gtin(), ever, Optional.empty(), 1).isEmpty())
        .ifPresent(
            field -> {
              throw Conflict.in(
                  field,
                  "product-used",
                  field
                      + ": there are lots of product "
                      + before.gtin().digits()
                      + "; register another product, or ask the administrator");
            });
  }

  private static <T> boolean changed(Optional<T> before, Optional<T> after) {
    return before.isPresent() && !before.equals(after);
  }
}
