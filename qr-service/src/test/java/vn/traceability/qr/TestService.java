package vn.traceability.qr;

import com.mongodb.client.MongoDatabase;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.traceability.Market;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photos;
import vn.traceability.certificate.Certificates;
import vn.traceability.code.Actor;
import vn.traceability.code.rest.CodeAccess;
import vn.traceability.embedded.testing.TestKafka;
import vn.traceability.finding.Assessor;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Inspections;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.refusal.Refusal;
import vn.traceability.report.rest.ReportAccess;
import vn.traceability.scanlog.AlarmReach;
import vn.traceability.scanlog.ScanTopic;
import vn.traceability.scanlog.rest.ScanAccess;
import vn.traceability.weblink.rest.WebLinkAccess;

/** The service over a real web server, put together as an application does it. */
final class TestService implements AutoCloseable {
  /** A header that says after how many bytes of the answer the server fails. */
  static final String FAILS_AFTER = "X-Fails-After";

  private final ServletWebServerApplicationContext context;

  private TestService(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  /**
   * @param keys as the setting has them; empty for a file in the data folder
   */
  static TestService over(Market market, Path data, String keys, String... settings) {
    var topic = new ScanTopic(TestKafka.newName("qr") + "-");
    TestKafka.shared().createTopic(topic.prefix() + ScanTopic.SCANS, 6, Map.of());
    var broker = new QrService.Broker(TestKafka.shared().bootstrapServers(), topic);
    return over(market, data, keys, broker, settings);
  }

  /** On a broker that need not be there. */
  static TestService over(
      Market market, Path data, String keys, QrService.Broker broker, String... settings) {
    var application = new SpringApplication(Application.class);
    application.addInitializers(
        context -> {
          context.getBeanFactory().registerSingleton("market", market);
          context.getBeanFactory().registerSingleton("testBroker", broker);
        });
    return new TestService(
        (ServletWebServerApplicationContext)
            application.run(
                Stream.concat(
                        Stream.of(
                            "--server.port=0",
                            "--spring.main.banner-mode=off",
                            "--traceability.data=" + data,
                            "--traceability.address=https://truyxuat.example",
                            "--traceability.qr.code-keys=" + keys),
                        Stream.of(settings))
                    .toArray(String[]::new)));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  String origin() {
    return "http://localhost:" + context.getWebServer().getPort();
  }

  @Override
  public void close() {
    context.close();
  }

  /** Refuses with 403. */
  static final class Forbidden extends Refusal {
    private static final long serialVersionUID = 1L;

    Forbidden() {
      super(Reason.FORBIDDEN, "not-your-lot", "only the owner of the lot may do that");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(QrService.class)
  static class Application {
    @Bean
    MongoDatabase database(Market market) {
      return market.mongo.database();
    }

    @Bean
    Clock clock(Market market) {
      return market.clock;
    }

    @Bean
    MasterData<LotId, Lot> lots(Market market) {
      return market.lots;
    }

    @Bean
    MasterData<Gtin, Product> products(Market market) {
      return market.products;
    }

    @Bean
    MasterData<Gln, Party> parties(Market market) {
      return market.parties;
    }

    @Bean
    MasterData<Gln, Place> places(Market market) {
      return market.places;
    }

    @Bean
    Certificates certificates(Market market) {
      return market.claims;
    }

    @Bean
    Photos photos(Market market) {
      return market.photos;
    }

    @Bean
    Blobs blobs(Market market) {
      return market.blobs;
    }

    @Bean
    LegalProfiles profiles(Market market) {
      return market.profiles;
    }

    @Bean
    Assessor assessor(Market market) {
      return market.assessor;
    }

    @Bean
    Inspections inspections(Market market) {
      return market.inspections;
    }

    @Bean
    WebLinkAccess linkAccess() {
      return (request, product) -> {
        if (!product.owner().digits().equals(request.getHeader("X-Party"))) {
          throw new Forbidden();
        }
        return Market.PRODUCER.account();
      };
    }

    @Bean
    Filter failure() {
      return (request, response, chain) -> {
        var header = ((HttpServletRequest) request).getHeader(FAILS_AFTER);
        chain.doFilter(
            request,
            header == null ? response : new FailingResponse(response, Long.parseLong(header)));
      };
    }

    @Bean
    ScanAccess scanAccess() {
      return new ScanAccess() {
        @Override
        public AlarmReach reach(HttpServletRequest request) {
          var who = String.valueOf(request.getHeader("X-Party"));
          return switch (who) {
            case "null" -> throw new Forbidden();
            case "office" -> new AlarmReach.City();
            case "00565", "00004" -> new AlarmReach.Commune(new CommuneCode(who));
            default -> new AlarmReach.Owners(Set.of(new Gln(who)));
          };
        }

        @Override
        public String mayDecide(HttpServletRequest request) {
          if (reach(request) instanceof AlarmReach.Owners) {
            throw new Forbidden();
          }
          return Market.OFFICER.account();
        }
      };
    }

    @Bean
    ReportAccess reportAccess(ScanAccess alarms) {
      return new ReportAccess() {
        @Override
        public Reach reports(HttpServletRequest request) {
          var over = alarms.reach(request);
          return new Reach(over, !(over instanceof AlarmReach.Owners));
        }

        @Override
        public String mayOpen(HttpServletRequest request, Optional<LotId> lot) {
          if (!reports(request).office()) {
            throw new Forbidden();
          }
          return Market.OFFICER.account();
        }
      };
    }

    /** The header says who asks, so that tests need no sign-in. */
    @Bean
    CodeAccess access() {
      return new CodeAccess() {
        @Override
        public Actor mayIssue(HttpServletRequest request, Lot lot) {
          if (!lot.owner().digits().equals(request.getHeader("X-Party"))) {
            throw new Forbidden();
          }
          return Market.PRODUCER;
        }

        @Override
        public Actor mayUseRolls(HttpServletRequest request, Product product) {
          if ("office".equals(request.getHeader("X-Party"))) {
            return Market.OFFICER;
          }
          if (!product.owner().digits().equals(request.getHeader("X-Party"))) {
            throw new Forbidden();
          }
          return Market.PRODUCER;
        }

        @Override
        public Actor mayChange(HttpServletRequest request, Lot lot) {
          return "office".equals(request.getHeader("X-Party"))
              ? Market.OFFICER
              : mayIssue(request, lot);
        }
      };
    }
  }

  private static final class FailingResponse extends HttpServletResponseWrapper {
    private long left;

    FailingResponse(ServletResponse response, long bytes) {
      super((HttpServletResponse) response);
      left = bytes;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      var out = super.getOutputStream();
      return new ServletOutputStream() {
        @Override
        public void write(int each) throws IOException {
          write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          left -= length;
          if (left < 0) {
            throw new IllegalStateException("the server fails in the middle");
          }
          out.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
          return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          out.setWriteListener(listener);
        }
      };
    }
  }
}
