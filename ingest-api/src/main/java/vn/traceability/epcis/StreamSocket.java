package vn.traceability.epcis;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Extension;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.tomcat.websocket.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.subscription.Ending;
import vn.traceability.subscription.EventStreams;
import vn.traceability.subscription.Line;
import vn.traceability.subscription.StreamTerms;

/**
 * A stream's web socket. What the client sends is read and forgotten, and large messages end the
 * connection. Nothing is compressed: a compressor costs each connection more memory than all else.
 */
final class StreamSocket extends Endpoint implements Line, Answer.Upgrade {
  private static final Logger LOG = LoggerFactory.getLogger(StreamSocket.class);

  /** Of what a client sends, in bytes or characters. */
  private static final int LONGEST_MESSAGE = 1_024;

  /** For what is a few bytes. */
  private static final Duration CONTROL_FRAME = Duration.ofSeconds(2);

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final EventStreams streams;
  private final StreamTerms terms;
  private final BooleanSupplier admitted;
  private volatile Optional<Session> session = Optional.empty();

  StreamSocket(EventStreams streams, StreamTerms terms, BooleanSupplier admitted) {
    this.streams = streams;
    this.terms = terms;
    this.admitted = admitted;
  }

  @Override
  public void perform(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var container =
        (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
    var config =
        ServerEndpointConfig.Builder.create(StreamSocket.class, "/epcis")
            .configurator(new ThisOne())
            .build();
    try {
      container.upgradeHttpToWebSocket(request, response, config, Map.of());
    } catch (DeploymentException fault) {
      throw new IllegalStateException("the web server does not take the socket", fault);
    }
  }

  /** Says that it is this socket, without extensions. */
  private final class ThisOne extends ServerEndpointConfig.Configurator {
    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      return type.cast(StreamSocket.this);
    }

    @Override
    public List<Extension> getNegotiatedExtensions(
        List<Extension> installed, List<Extension> requested) {
      return List.of();
    }
  }

  @Override
  public void onOpen(Session opened, EndpointConfig config) {
    opened.setMaxIdleTimeout(0); // pings find out who is gone
    opened.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    opened.setMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
    opened
        .getUserProperties()
        .put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, CONTROL_FRAME.toMillis());
    opened.getAsyncRemote().setSendTimeout(streams.limits().sending().toMillis());
    opened.addMessageHandler(String.class, (MessageHandler.Whole<String>) forgotten -> {});
    opened.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) forgotten -> {});
    opened.addMessageHandler(
        PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> streams.pong(terms.id()));
    session = Optional.of(opened);
    streams.open(terms, this, admitted);
  }

  @Override
  public void onClose(Session closed, CloseReason reason) {
    LOG.debug("stream {} is closed: {}", terms.id(), reason);
    streams.closed(terms.id());
  }

  @Override
  public void onError(Session failed, Throwable failure) {
    LOG.debug("stream {} failed", terms.id(), failure);
  }

  @Override
  public void send(String message, Consumer<Boolean> gone) {
    try {
      session
          .orElseThrow()
          .getAsyncRemote()
          .sendText(message, result -> gone.accept(result.isOK()));
    } catch (IllegalStateException closed) {
      LOG.debug("stream {} is closed already", terms.id(), closed);
      gone.accept(false);
    }
  }

  @Override
  public void ping() {
    try {
      session.orElseThrow().getBasicRemote().sendPing(NOTHING.duplicate());
    } catch (IOException | IllegalStateException broken) {
      LOG.debug("stream {} was not pinged", terms.id(), broken); // so no pong will come
    }
  }

  @Override
  public void close(Ending ending) {
    try {
      session
          .orElseThrow()
          .close(new CloseReason(CloseCodes.getCloseCode(ending.code()), ending.reason()));
    } catch (IOException | IllegalStateException broken) {
      LOG.debug("stream {} is closed already", terms.id(), broken);
    }
  }
}
