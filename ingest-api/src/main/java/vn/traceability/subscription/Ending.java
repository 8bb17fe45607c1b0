package vn.traceability.subscription;

/**
 * Why a stream ends, in the codes that web sockets have for it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.4">RFC 6455, section 7.4</a> and
 *     <a href="https://www.iana.org/assignments/websocket/websocket.xhtml">IANA's registry</a>
 */
public enum Ending {
  QUERY_REMOVED(1000, "the query was removed"),
  SERVICE_ENDS(1001, "the service stops; connect again, from before the last recordTime"),
  NOT_ADMITTED(1008, "the key, the session or the account is not good any more"),
  SILENT(1008, "no pong came in time"),
  FAILED(1011, "events cannot be read; connect again, from before the last recordTime"),
  MISSED(1012, "events may have been missed; connect again, from before the last recordTime"),
  NOT_LISTENING(1012, "events do not arrive here at present; connect again in a while"),
  TOO_SLOW(1013, "too many events wait to be read; connect again, from before the last recordTime"),
  TOO_MANY(1013, "the party has as many streams as one may have; close one before"),
  FULL(1013, "as many streams are open here as may be; connect again in a while");

  private final int code;
  private final String reason;

  Ending(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  /** For people; at most 123 bytes, as a frame that closes can hold. */
  public String reason() {
    return reason;
  }
}
