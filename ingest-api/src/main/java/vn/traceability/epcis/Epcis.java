package vn.traceability.epcis;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.traceability.event.Events;
import vn.traceability.pipeline.AcceptedJobs;
import vn.traceability.pipeline.CaptureLog;
import vn.traceability.pipeline.Jobs;

/** The EPCIS interfaces, put together. */
@Configuration(proxyBeanMethods = false)
@Import(EpcisController.class)
public class Epcis {
  @Bean
  Resources epcisResources(
      CaptureLog log, Events events, Jobs jobs, AcceptedJobs accepted, Clock clock) {
    return new Resources(new Capturing(log, accepted, clock), events, jobs, accepted, clock);
  }
}
