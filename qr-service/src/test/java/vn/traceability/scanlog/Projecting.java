package vn.traceability.scanlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A partition of the topic, without the broker. */
public final class Projecting {
  private final ScanProjection projection;
  private final List<Taken> topic = new ArrayList<>();

  public Projecting(ScanStore store) {
    projection = new ScanProjection(store, lot -> Optional.of(Scans.OWNER));
  }

  /** Sends these and has them recorded. */
  public void send(ScanMessage... messages) {
    int from = topic.size();
    append(messages);
    record(from, topic.size());
  }

  public void append(ScanMessage... messages) {
    for (var message : messages) {
      topic.add(new Taken(0, topic.size(), message));
    }
  }

  /** Delivers a part of it, which may have been delivered before. */
  public void record(int from, int to) {
    projection.record(topic.subList(from, to));
  }

  public int size() {
    return topic.size();
  }
}
