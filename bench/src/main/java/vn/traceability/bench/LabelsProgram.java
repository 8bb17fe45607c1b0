package vn.traceability.bench;

import com.mongodb.client.MongoDatabase;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.traceability.code.Actor;
import vn.traceability.code.rest.CodeAccess;
import vn.traceability.ingest.IngestApi;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.product.Product;
import vn.traceability.qr.QrService;
import vn.traceability.report.rest.ReportAccess;
import vn.traceability.scanlog.AlarmReach;
import vn.traceability.scanlog.ScanTopic;
import vn.traceability.scanlog.rest.ScanAccess;
import vn.traceability.weblink.rest.WebLinkAccess;

/**
 * Codes and the scan page beside the rest of the service, as the program has them, with {@link
 * HelloController}. Whoever signed in may do everything with codes.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({IngestApi.class, QrService.class, HelloController.class})
class LabelsProgram {
  /** Of the codes, where they have to be the same in each run. */
  private static final String KEYS = "--traceability.qr.code-keys=0:" + "4b".repeat(32);

  private static final Actor ANYBODY = new Actor("bench", true);

  /**
   * Starts it.
   *
   * @param name of its topics
   */
  static RunningApi start(BenchStores stores, MongoDatabase database, String name) {
    var topics = stores.topics(name);
    stores.kafka.createTopic(topics.prefix() + ScanTopic.SCANS, 6, Map.of());
    return new RunningApi(stores, database, topics, LabelsProgram.class, KEYS);
  }

  @Bean
  QrService.Broker scanBroker(IngestApi.Broker broker) {
    return new QrService.Broker(broker.bootstrapServers(), new ScanTopic(broker.topics().prefix()));
  }

  @Bean
  ScanAccess benchScanAccess() {
    return new ScanAccess() {
      @Override
      public AlarmReach reach(HttpServletRequest request) {
        return new AlarmReach.City();
      }

      @Override
      public String mayDecide(HttpServletRequest request) {
        return ANYBODY.account();
      }
    };
  }

  @Bean
  ReportAccess benchReportAccess() {
    return new ReportAccess() {
      @Override
      public Reach reports(HttpServletRequest request) {
        return new Reach(new AlarmReach.City(), true);
      }

      @Override
      public String mayOpen(HttpServletRequest request, Optional<LotId> lot) {
        return ANYBODY.account();
      }
    };
  }

  @Bean
  WebLinkAccess benchWebLinkAccess() {
    return (request, product) -> ANYBODY.account();
  }

  @Bean
  CodeAccess benchCodeAccess() {
    return new CodeAccess() {
      @Override
      public Actor mayIssue(HttpServletRequest request, Lot lot) {
        return ANYBODY;
      }

      @Override
      public Actor mayUseRolls(HttpServletRequest request, Product product) {
        return ANYBODY;
      }

      @Override
      public Actor mayChange(HttpServletRequest request, Lot lot) {
        return ANYBODY;
      }
    };
  }
}
