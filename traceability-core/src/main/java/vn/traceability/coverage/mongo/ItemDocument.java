package vn.traceability.coverage.mongo;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import vn.traceability.coverage.ListKind;
import vn.traceability.coverage.Listed;
import vn.traceability.coverage.ListedChain;
import vn.traceability.coverage.ListedEstablishment;
import vn.traceability.coverage.ListedProduct;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;

/**
 * How the items of a kind of list are written.
 *
 * @param perChunk so many of the longest stay below 8 MiB: a name is at most 600 bytes, and a chain
 *     has up to 21
 */
record ItemDocument<T extends Listed>(
    int perChunk, Function<T, Document> writing, Function<Document, T> reading) {

  private static final Map<ListKind<?>, ItemDocument<?>> OF =
      Map.of(
          ListKind.PRODUCTS,
          new ItemDocument<ListedProduct>(5_000, ItemDocument::product, ItemDocument::product),
          ListKind.CHAINS,
          new ItemDocument<ListedChain>(500, ItemDocument::chain, ItemDocument::chain),
          ListKind.ESTABLISHMENTS,
          new ItemDocument<ListedEstablishment>(
              5_000, ItemDocument::establishment, ItemDocument::establishment));

  @SuppressWarnings("unchecked") // a kind and its mapping stand together above
  static <T extends Listed> ItemDocument<T> of(ListKind<T> kind) {
    return (ItemDocument<T>) Objects.requireNonNull(OF.get(kind), kind::name);
  }

  Document write(T item) {
    return writing.apply(item);
  }

  T read(Document document) {
    return reading.apply(document);
  }

  private static Document product(ListedProduct product) {
    return new Document("gtin", product.gtin().map(Gtin::digits).orElse(null))
        .append("name", product.name())
        .append("party", product.party().map(Gln::digits).orElse(null))
        .append("partyName", product.partyName())
        .append("commune", product.commune().digits());
  }

  private static ListedProduct product(Document document) {
    return new ListedProduct(
        Optional.ofNullable(document.getString("gtin")).map(Gtin::new),
        document.getString("name"),
        party(document),
        document.getString("partyName"),
        commune(document));
  }

  private static Document establishment(ListedEstablishment establishment) {
    return new Document("party", establishment.party().map(Gln::digits).orElse(null))
        .append("name", establishment.name())
        .append("commune", establishment.commune().digits());
  }

  private static ListedEstablishment establishment(Document document) {
    return new ListedEstablishment(party(document), document.getString("name"), commune(document));
  }

  private static Document chain(ListedChain chain) {
    return new Document("name", chain.name())
        .append("commune", chain.commune().digits())
        .append(
            "members",
            chain.members().stream()
                .map(
                    each ->
                        new Document("party", each.party().map(Gln::digits).orElse(null))
                            .append("name", each.name()))
                .toList());
  }

  private static ListedChain chain(Document document) {
    return new ListedChain(
        document.getString("name"),
        commune(document),
        document.getList("members", Document.class).stream()
            .map(each -> new ListedChain.Member(party(each), each.getString("name")))
            .toList());
  }

  private static Optional<Gln> party(Document document) {
    return Optional.ofNullable(document.getString("party")).map(Gln::new);
  }

  private static CommuneCode commune(Document document) {
    return new CommuneCode(document.getString("commune"));
  }
}
