package vn.traceability.capture;

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
import vn.traceability.event.Unloaded;

/** Whether the lots of an event leave the party that recorded it. */
final class Leaving implements TraceEvent.Cases<Boolean> {
  @Override
  public Boolean sown(Sown event) {
    return false;
  }

  @Override
  public Boolean tended(Tended event) {
    return false;
  }

  @Override
  public Boolean harvested(Harvested event) {
    return false;
  }

  @Override
  public Boolean transformed(Transformed event) {
    return false;
  }

  @Override
  public Boolean packed(Packed event) {
    return false;
  }

  @Override
  public Boolean shipped(Shipped event) {
    return true;
  }

  @Override
  public Boolean received(Received event) {
    return false;
  }

  @Override
  public Boolean sold(Sold event) {
    return true;
  }

  @Override
  public Boolean loaded(Loaded event) {
    return false;
  }

  @Override
  public Boolean unloaded(Unloaded event) {
    return false;
  }

  @Override
  public Boolean destroyed(Destroyed event) {
    return true;
  }

  @Override
  public Boolean observed(Observed event) {
    return false;
  }

  @Override
  public Boolean corrected(Corrected event) {
    return false;
  }
}
