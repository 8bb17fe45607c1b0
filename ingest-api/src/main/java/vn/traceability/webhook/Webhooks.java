package vn.traceability.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import vn.traceability.refusal.InvalidValue;

/**
 * Posts messages. Connects to the very addresses it has checked: the JDK's client resolves names by
 * itself and cannot be told where to connect, so that a name could change between check and use;
 * Apache's asks our {@link Reach} and keeps Host and SNI as they were. Follows no redirect, keeps
 * no connection, reads no more of an answer than its head.
 */
public final class Webhooks implements AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER = Timeout.ofSeconds(10);

  /** From the first byte to the head of the answer, however slowly either side goes. */
  private static final long WHOLE_SECONDS = 30;

  /** How many of a host's addresses are tried, one after the other. */
  private static final int MOST_ADDRESSES = 3;

  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_HEADERS = 100;

  private final Reach reach;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "webhook-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * What became of a message.
   *
   * @param status of the answer; 0 where there was none
   * @param reason why it did not arrive, for people; empty where it did
   */
  public record Outcome(int status, String reason) {
    public boolean isDelivered() {
      return reason.isEmpty();
    }

    static Outcome answered(int status) {
      return new Outcome(
          status, status >= 200 && status < 300 ? "" : "the receiver answered " + status);
    }

    static Outcome failed(String reason) {
      return new Outcome(0, reason);
    }
  }

  /** Trusts whom the platform trusts. */
  public Webhooks(Reach reach) {
    this(reach, null);
  }

  /**
   * @param tls null for what the platform trusts
   */
  Webhooks(Reach reach, @Nullable SSLContext tls) {
    this.reach = reach;
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(checked(reach))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(ANSWER)
                    .build())
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom()
                            .setMaxLineLength(LONGEST_LINE)
                            .setMaxHeaderCount(MOST_HEADERS)
                            .build())
                    .build());
    if (tls != null) {
      connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
    }
    client =
        HttpClients.custom()
            .setConnectionManager(connections.build())
            .setConnectionReuseStrategy((request, response, context) -> false)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(ANSWER)
                    .setConnectionRequestTimeout(CONNECT)
                    .setRedirectsEnabled(false)
                    .setExpectContinueEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .setUserAgent("traceability-webhooks/1.0")
            .build();
  }

  private static DnsResolver checked(Reach reach) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = reach.addresses(host);
        return Arrays.copyOf(all, Math.min(all.length, MOST_ADDRESSES));
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  /**
   * Posts JSON and waits for the answer.
   *
   * @param headers beside those of the body
   */
  public Outcome post(Destination to, Map<String, String> headers, byte[] body) {
    try {
      reach.checkScheme(to);
    } catch (InvalidValue no) {
      return Outcome.failed("the address needs https");
    }
    var request = new HttpPost(to.uri());
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    var deadline = deadlines.schedule(request::abort, WHOLE_SECONDS, TimeUnit.SECONDS);
    try {
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      int status = response.getCode();
      request.abort(); // closing alone would read the rest of the answer, however long it is
      Closer.closeQuietly(response);
      return Outcome.answered(status);
    } catch (Reach.NotAllowed no) {
      return Outcome.failed("the address is not a public one");
    } catch (UnknownHostException no) {
      return Outcome.failed("the host has no address");
    } catch (SSLException no) {
      return Outcome.failed("no trusted TLS connection came about");
    } catch (SocketTimeoutException no) {
      return Outcome.failed("no answer came in time");
    } catch (ConnectException no) {
      return Outcome.failed("nobody accepts connections there");
    } catch (IOException no) {
      return Outcome.failed(
          deadline.isDone() ? "no answer came in time" : "the connection broke off");
    } finally {
      deadline.cancel(false);
    }
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
