package vn.traceability.epcis;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;
import vn.traceability.pipeline.PipelineAway;
import vn.traceability.signin.Callers;
import vn.traceability.signin.NotSignedIn;

/**
 * Answers every address below {@code /epcis}. Reads the address as it was sent and speaks of
 * failure in the words of the standard, whatever went wrong.
 */
@RestController
public class EpcisController {
  private static final Logger LOG = LoggerFactory.getLogger(EpcisController.class);
  private static final int LONGEST_ADDRESS = 8_000;

  private final Resources resources;
  private final StoreAway away;

  EpcisController(Resources resources, StoreAway away) {
    this.resources = resources;
    this.away = away;
  }

  @RequestMapping(
      path = {"/epcis", "/epcis/**"},
      method = {
        RequestMethod.GET,
        RequestMethod.HEAD,
        RequestMethod.OPTIONS, // which Spring would answer otherwise
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE
      })
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Answer answer;
    MediaType type = MediaType.APPLICATION_JSON;
    try {
      type = Negotiation.answer(request::getHeader);
      answer = answer(request);
    } catch (RuntimeException failure) {
      var problem = problem(failure);
      type = MediaType.APPLICATION_PROBLEM_JSON;
      answer = Answer.of(problem.status(), problem.body());
      for (var header : problem.headers().entrySet()) {
        answer = answer.with(header.getKey(), header.getValue());
      }
    }
    write(answer, type, request, response);
  }

  private Answer answer(HttpServletRequest request) throws IOException {
    String query = request.getQueryString();
    if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST_ADDRESS) {
      throw new EpcisProblem(
          Kind.URI_TOO_LONG,
          "the address has more than "
              + LONGEST_ADDRESS
              + " characters; ask by a named query, whose parameters are sent as a body");
    }
    var route = Route.of(request.getRequestURI()).orElseThrow(EpcisController::nothing);
    Set<String> methods = resources.methods(route);
    if (request.getMethod().equals("OPTIONS")) {
      return resources.options(route, Callers.find(request)).with("Allow", allow(methods));
    }
    if (!methods.contains(request.getMethod())
        && !(request.getMethod().equals("HEAD") && methods.contains("GET"))) {
      return Answer.nothing(405).with("Allow", allow(methods));
    }
    var caller = Callers.get(request);
    if (away.isAway() && !resources.doWithoutTheStore(route, request.getMethod())) {
      throw new StoreIsAway("this needs the store"); // as it would find out by waiting
    }
    return resources.answer(route, new Request(request, caller));
  }

  static EpcisProblem nothing() {
    return new EpcisProblem(
        Kind.NO_SUCH_RESOURCE,
        "nothing lies at this address; /epcis/openapi.yaml lists what there is");
  }

  private static String allow(Set<String> methods) {
    var all = new TreeSet<>(methods);
    all.add("OPTIONS");
    if (all.contains("GET")) {
      all.add("HEAD");
    }
    return String.join(", ", all);
  }

  private EpcisProblem problem(RuntimeException failure) {
    if (failure instanceof EpcisProblem known) {
      return known;
    }
    if (failure instanceof NotSignedIn) {
      return new EpcisProblem(
              Kind.NOT_SIGNED_IN, "needs the header X-API-Key, or a session of the workspace")
          .with("WWW-Authenticate", "ApiKey");
    }
    if (failure instanceof PipelineAway) {
      LOG.warn("events were not accepted", failure);
      return new EpcisProblem(Kind.LATER, "nothing was kept; send the same again in a while")
          .with("Retry-After", "5");
    }
    if (away.is(failure)) {
      away.notice(failure);
      LOG.info("the store did not answer: {}", failure.getMessage());
      return new EpcisProblem(
              Kind.LATER, "the store does not answer at present; try again in a while")
          .with("Retry-After", "5");
    }
    LOG.error("a request failed", failure);
    return new EpcisProblem(
        Kind.FAILED, "the service failed; whoever runs it finds the reason in its log");
  }

  private static void write(
      Answer answer, MediaType type, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    response.setHeader("GS1-EPCIS-Version", Negotiation.VERSION);
    response.setHeader("GS1-CBV-Version", Negotiation.VERSION);
    response.setHeader("GS1-Extensions", Negotiation.EXTENSIONS);
    answer.headers().forEach(response::setHeader);
    if (answer.upgrade().isPresent()) {
      answer.upgrade().get().perform(request, response);
      return;
    }
    if (answer.body().length > 0) {
      response.setContentType(type.toString());
      response.setContentLength(answer.body().length);
      if (!request.getMethod().equals("HEAD")) {
        response.getOutputStream().write(answer.body());
      }
    }
  }
}
