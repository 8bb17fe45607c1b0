package vn.traceability.epcis;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.traceability.account.Account;
import vn.traceability.event.Events;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.gs1.Gln;
import vn.traceability.outage.StoreAway;
import vn.traceability.pipeline.AcceptedJobs;
import vn.traceability.pipeline.CaptureLog;
import vn.traceability.pipeline.KnownJobs;
import vn.traceability.rights.LotRights;
import vn.traceability.rights.Sight;
import vn.traceability.subscription.EventStreams;
import vn.traceability.webhook.Reach;

/** The EPCIS interfaces, put together. */
@Configuration(proxyBeanMethods = false)
@Import({EpcisController.class, Subscribing.class, Streaming.class})
public class Epcis {
  @Bean
  Resources epcisResources(
      CaptureLog log,
      Events events,
      EventSearch search,
      MasterDataAttributes masterData,
      KnownJobs jobs,
      AcceptedJobs accepted,
      Sight sight,
      LotRights rights,
      StoreAway away,
      Subscribing.Stores stores,
      Reach reach,
      EventStreams streams,
      Clock clock) {
    var querying = new Querying(search, masterData, account -> owners(sight, account), clock);
    return new Resources(
        new Capturing(log, accepted, rights, away, clock),
        querying,
        new StandingQueries(stores, querying, reach, streams, clock),
        events,
        away,
        jobs,
        clock);
  }

  static Optional<Set<Gln>> owners(Sight sight, Account account) {
    return sight
        .owners(account)
        .map(digits -> digits.stream().map(Gln::new).collect(Collectors.toSet()));
  }
}
