package vn.traceability.ingest;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import vn.traceability.pipeline.CaptureLog;
import vn.traceability.pipeline.Lag;
import vn.traceability.pipeline.Recorder;
import vn.traceability.subscription.EventStreams;

/** What the pipeline does, for those who watch it. */
final class PipelineMeters implements MeterBinder {
  private final CaptureLog log;
  private final Recorder recorder;
  private final Lag lag;
  private final EventStreams streams;

  PipelineMeters(CaptureLog log, Recorder recorder, Lag lag, EventStreams streams) {
    this.log = log;
    this.recorder = recorder;
    this.lag = lag;
    this.streams = streams;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("traceability.events.accepted", log, CaptureLog::accepted)
        .description("Events accepted by this process since its start")
        .register(registry);
    Gauge.builder("traceability.captures.waiting", log, CaptureLog::waiting)
        .description("Captures that wait for the broker")
        .register(registry);
    FunctionCounter.builder("traceability.events.recorded", recorder, Recorder::recorded)
        .description("Events recorded by this process since its start, with all projections")
        .register(registry);
    FunctionCounter.builder("traceability.dead.letters", recorder, Recorder::deadLetters)
        .description("Accepted messages that could not be read since the start")
        .register(registry);
    Gauge.builder("traceability.events.lag", lag, PipelineMeters::messages)
        .description(
            "Accepted messages not recorded yet, a small capture being one;"
                + " NaN while the broker does not answer")
        .register(registry);
    Gauge.builder("traceability.streams.open", streams, EventStreams::count)
        .description("Streams of events over web sockets that are open in this process")
        .register(registry);
  }

  private static double messages(Lag lag) {
    var messages = lag.messages();
    return messages.isPresent() ? messages.getAsLong() : Double.NaN;
  }
}
