package vn.traceability.workspace;

import java.time.Clock;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.traceability.account.Accounts;
import vn.traceability.code.rest.CodeAccess;
import vn.traceability.demo.Demo;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Lookups;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.Party;
import vn.traceability.pipeline.CaptureLog;
import vn.traceability.pipeline.RecordedBroadcast;
import vn.traceability.pipeline.RecordedEvents;
import vn.traceability.pipeline.Recorder;
import vn.traceability.refusal.Forbidden;
import vn.traceability.report.rest.ReportAccess;
import vn.traceability.scanlog.ScanRecorder;
import vn.traceability.scanlog.ScanSender;
import vn.traceability.scanlog.rest.ScanAccess;
import vn.traceability.signin.Callers;
import vn.traceability.signin.Secrets;
import vn.traceability.subscription.Dispatcher;
import vn.traceability.weblink.rest.WebLinkAccess;
import vn.traceability.workspace.mongo.DatabasePulse;

/** The pages of the workspace, the headers of all pages, and the program's health. */
@Configuration(proxyBeanMethods = false)
@Import({IndexController.class, Demo.class})
class Workspace {
  @Bean
  FilterRegistrationBean<PageHeaders> pageHeaders() {
    var filter = new FilterRegistrationBean<>(new PageHeaders());
    filter.addUrlPatterns("/*");
    return filter;
  }

  @Bean
  FilterRegistrationBean<OnThisMachine> metricsOnThisMachine() {
    var filter = new FilterRegistrationBean<>(new OnThisMachine());
    filter.addUrlPatterns("/actuator/metrics/*");
    return filter;
  }

  @Bean
  CodeAccess codeAccess(MasterData<Gln, Party> parties, Lookups lookups, Clock clock) {
    return new LotOwners(parties, lookups, clock);
  }

  /** Whoever writes for the owner of a product says where it leads to. */
  @Bean
  WebLinkAccess webLinkAccess() {
    return (request, product) -> {
      var account = Callers.get(request);
      if (!account.actsFor(product.owner())) {
        throw new Forbidden(
            "other-party",
            "this account does not act for the owner of product " + product.gtin().digits());
      }
      return account.id();
    };
  }

  @Bean
  ScanAccess scanAccess() {
    return new AlarmReaders();
  }

  @Bean
  ReportAccess reportAccess(ScanAccess alarms, Lookups lookups, Clock clock) {
    return new ReportReaders(alarms, lookups, clock);
  }

  @Bean
  FirstAccounts firstAccounts(Accounts accounts, Secrets secrets) {
    return new FirstAccounts(accounts, secrets);
  }

  @Bean
  HealthIndicator database(DatabasePulse pulse, Stores stores) {
    return new StoreHealth.OfMongo(pulse, stores);
  }

  @Bean
  HealthIndicator broker(Stores stores) {
    return new StoreHealth.OfKafka(stores);
  }

  @Bean
  HealthIndicator pipeline(CaptureLog log, Recorder recorder) {
    return new StoreHealth.OfPipeline(log::trouble, recorder::trouble);
  }

  @Bean
  HealthIndicator subscribers(
      RecordedEvents matching, RecordedBroadcast streaming, Dispatcher sending) {
    return new StoreHealth.OfSubscriptions(
        () -> matching.trouble().or(streaming::trouble), sending::trouble);
  }

  @Bean
  HealthIndicator scans(ScanSender sender, ScanRecorder recorder) {
    return new StoreHealth.OfScans(sender::trouble, recorder::trouble);
  }
}
