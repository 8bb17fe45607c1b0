package vn.traceability.epcis;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.subscription.EventStreams;
import vn.traceability.subscription.Matching;
import vn.traceability.subscription.Readers;
import vn.traceability.subscription.Reports;

/** Streams over web sockets, put together. */
@Configuration(proxyBeanMethods = false)
class Streaming {
  @Bean(destroyMethod = "close")
  EventStreams eventStreams(
      EventSearch search,
      MasterDataAttributes masterData,
      Subscribing.Stores stores,
      Readers readers,
      Reports reports,
      ObjectProvider<EventStreams.Limits> limits,
      Clock clock) {
    return EventStreams.start(
        new EventStreams.Sources(
            new Matching.Sources(search, masterData), stores.queries(), readers, reports),
        limits.getIfAvailable(() -> EventStreams.Limits.DEFAULT),
        clock);
  }

  @Bean
  StreamsFirst streamsFirst(EventStreams streams) {
    return new StreamsFirst(streams);
  }
}
