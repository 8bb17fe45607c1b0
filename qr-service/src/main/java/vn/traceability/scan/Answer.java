package vn.traceability.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.traceability.blob.BlobId;
import vn.traceability.certificate.Certificate;
import vn.traceability.code.DataAttributes;
import vn.traceability.inspection.Inspected.Recalled;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.product.Product;

/**
 * What a link leads to.
 *
 * @param states what can be said, the weightiest first; one at least
 * @param lot as registered; empty too when only events name it
 * @param recalled the lot and the lots it was made of that are recalled, the lot itself first
 * @param certificates that the product claims, those that ended among them
 * @param journey empty when nothing may be said of the lot, as under a code that is not ours
 * @param photo the small one of the product, by the name of its bytes
 * @param carried what the label holds beside its code; empty without a code of ours
 */
public record Answer(
    DigitalLink link,
    List<State> states,
    Optional<Product> product,
    Optional<Lot> lot,
    List<Recalled> recalled,
    List<Certificate> certificates,
    Optional<Journey> journey,
    Names names,
    Optional<BlobId> photo,
    Optional<DataAttributes> carried) {

  public Answer {
    recalled = List.copyOf(recalled);
    certificates = List.copyOf(certificates);
    states = states.stream().sorted().distinct().toList();
    if (states.isEmpty()) {
      throw new IllegalArgumentException("an answer to " + link + " that says nothing");
    }
  }

  /** The lot it is about: as the link names it, or as the code of a roll is bound to it. */
  public Optional<LotId> lotId() {
    return link.lotId().or(() -> lot.map(Lot::id));
  }

  /** The weightiest of its states. */
  public State state() {
    return states.get(0);
  }

  /** The same, with one thing more to be said. */
  public Answer with(State more) {
    var all = new ArrayList<>(states);
    all.add(more);
    return new Answer(
        link, all, product, lot, recalled, certificates, journey, names, photo, carried);
  }

  /** One that shows nothing but its state. */
  static Answer bare(DigitalLink link, State state) {
    return about(link, state, Optional.empty(), List.of(), Names.NONE, Optional.empty());
  }

  /** One about a product, without a lot. */
  static Answer about(
      DigitalLink link,
      State state,
      Optional<Product> product,
      List<Certificate> certificates,
      Names names,
      Optional<BlobId> photo) {
    return new Answer(
        link,
        List.of(state),
        product,
        Optional.empty(),
        List.of(),
        certificates,
        Optional.empty(),
        names,
        photo,
        Optional.empty());
  }
}
