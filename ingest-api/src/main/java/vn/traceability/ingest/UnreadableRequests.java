package vn.traceability.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as RFC 9457 asks what Tomcat refuses before any controller sees it, such as an address
 * that is none. It says nothing of the server.
 */
public final class UnreadableRequests extends ErrorReportValve {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    var reason = HttpStatus.resolve(status);
    var problem = JSON.createObjectNode();
    boolean partner =
        request.getRequestURI() != null && request.getRequestURI().startsWith("/epcis");
    problem.put("type", partner ? "epcisException:ValidationException" : "/problems/request");
    problem.put("title", reason == null ? "Refused" : reason.getReasonPhrase());
    problem.put("status", status);
    problem.put("detail", "the request cannot be read; check its address and its headers");
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      var writer = response.getReporter();
      if (writer != null) { // else the client is gone, or somebody has begun to answer
        writer.write(problem.toString());
        response.finishResponse();
      }
    } catch (IOException gone) {
      getContainer().getLogger().debug("the client did not wait for its answer", gone);
    }
  }
}
