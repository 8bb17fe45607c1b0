package vn.traceability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.traceability.event.Corrected;
import vn.traceability.event.Entry;
import vn.traceability.event.EventId;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.Shipped;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;

/** Entries in the trade's words, as EPCIS events in the order they were made. */
public final class Diary {
  public static final Gln FARM = Gln.internal(11);
  public static final Gln COOPERATIVE = Gln.internal(12);
  public static final Gln SHOP = Gln.internal(13);

  private final List<String> written = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T01:00:00Z");

  public static LotId lot(String number) {
    return LotId.of("09506000134352", number);
  }

  /** From the field over the cooperative to the shop, a hand-over entered twice and taken back. */
  public static List<String> fromFieldToShop(String number) {
    return new Diary()
        .harvested("field-" + number)
        .packed("field-" + number, "bag-" + number)
        .shipped("bag-" + number, COOPERATIVE, SHOP)
        .received("bag-" + number, COOPERATIVE, SHOP)
        .received("bag-" + number, COOPERATIVE, SHOP)
        .enteredTwice()
        .written();
  }

  public Diary harvested(String lot) {
    return add(new Harvested(entry(FARM), amounts(lot, "100")));
  }

  public Diary packed(String from, String to) {
    return add(new Packed(entry(COOPERATIVE), amounts(from, "100"), amounts(to, "99.5")));
  }

  public Diary shipped(String lot, Gln from, Gln to) {
    return add(new Shipped(entry(from), amounts(lot, "10"), to));
  }

  public Diary received(String lot, Gln from, Gln to) {
    return add(new Received(entry(to), amounts(lot, "10"), from));
  }

  /** Takes the entry before back. */
  public Diary enteredTwice() {
    String last = written.get(written.size() - 1);
    var correction = new Corrected(entry(SHOP), identify(last), Corrected.Reason.ENTERED_TWICE);
    written.add(EpcisForm.declare(last, correction).toString());
    return this;
  }

  public List<String> written() {
    return List.copyOf(written);
  }

  public static EventId identify(String epcis) {
    return EpcisForm.identify(EpcisForm.parse(epcis));
  }

  private Diary add(TraceEvent event) {
    written.add(EpcisForm.write(event).toString());
    return this;
  }

  private Entry entry(Gln party) {
    now = now.plusSeconds(3600);
    return new Entry(UUID.randomUUID(), now, Entry.VIETNAM, party, party);
  }

  private static List<LotQuantity> amounts(String lot, String kilograms) {
    return List.of(new LotQuantity(lot(lot), Quantity.kilograms(kilograms)));
  }
}
