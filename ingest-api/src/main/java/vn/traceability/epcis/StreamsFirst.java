package vn.traceability.epcis;

import org.springframework.context.SmartLifecycle;
import vn.traceability.subscription.EventStreams;

/** Takes leave of those who are connected before the web server stops and cuts them off. */
final class StreamsFirst implements SmartLifecycle {
  private final EventStreams streams;
  private volatile boolean isRunning;

  StreamsFirst(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public void start() {
    isRunning = true;
  }

  @Override
  public void stop() {
    isRunning = false;
    streams.close();
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  /** Those with the highest stop first. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
