package vn.traceability.scanpage;

import java.util.Optional;
import vn.traceability.event.Corrected;
import vn.traceability.event.Destroyed;
import vn.traceability.event.Harvested;
import vn.traceability.event.Loaded;
import vn.traceability.event.Observed;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.event.Treatment;
import vn.traceability.event.Unloaded;
import vn.traceability.gs1.Gln;

/** What a step is called, the icon it has, and what is said of it beyond who, where and when. */
final class StepTitles implements TraceEvent.Cases<StepTitles.Title> {
  record Title(String icon, String text, Optional<String> detail) {}

  /** How a party is called. */
  interface PartyNames {
    String of(Gln party);
  }

  private final Texts texts;
  private final PartyNames parties;

  StepTitles(Texts texts, PartyNames parties) {
    this.texts = texts;
    this.parties = parties;
  }

  @Override
  public Title sown(Sown event) {
    return plain("sown");
  }

  @Override
  public Title tended(Tended event) {
    return new Title(
        "tended",
        texts.get("step.tended." + event.activity().name()),
        event.treatment().map(Treatment::productName));
  }

  @Override
  public Title harvested(Harvested event) {
    return plain("harvested");
  }

  @Override
  public Title transformed(Transformed event) {
    return plain("transformed");
  }

  @Override
  public Title packed(Packed event) {
    return plain("packed");
  }

  @Override
  public Title shipped(Shipped event) {
    return handOver("shipped", event.receiver());
  }

  @Override
  public Title received(Received event) {
    return handOver("received", event.sender());
  }

  /** Names no customer, who may be a person. */
  @Override
  public Title sold(Sold event) {
    return plain("sold");
  }

  @Override
  public Title loaded(Loaded event) {
    return plain("loaded");
  }

  @Override
  public Title unloaded(Unloaded event) {
    return plain("unloaded");
  }

  @Override
  public Title destroyed(Destroyed event) {
    return plain("destroyed");
  }

  @Override
  public Title observed(Observed event) {
    return plain("observed");
  }

  @Override
  public Title corrected(Corrected event) {
    throw new IllegalArgumentException("a correction is no step of a journey");
  }

  private Title plain(String kind) {
    return new Title(kind, texts.get("step." + kind), Optional.empty());
  }

  private Title handOver(String kind, Optional<Gln> party) {
    return party
        .map(gln -> texts.get("step." + kind, "party", parties.of(gln)))
        .map(text -> new Title(kind, text, Optional.empty()))
        .orElseGet(() -> new Title(kind, texts.get("step." + kind + ".unnamed"), Optional.empty()));
  }
}
