package vn.traceability.code.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests under {@code /scan/api} that reach no method of the contract, such as a body of another
 * type, and queries of all our addresses that cannot be read: each a problem of RFC 9457. An advice
 * could not tell them apart from those of other services in the same process.
 */
@Component
class RequestsOfNoHandler implements HandlerExceptionResolver, Ordered {
  private static final String CONTRACT = "/scan/api/";
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    if (failure instanceof InvalidParameterException && isOurs(path)) {
      return send(unreadableQuery(), response);
    }
    if (handler instanceof HandlerMethod
        || !path.startsWith(CONTRACT)
        || !(failure instanceof ErrorResponse no)) {
      return null; // whoever comes next answers
    }
    no.getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    var problem = no.getBody();
    if (problem.getStatus() == HttpStatus.NOT_FOUND.value()) {
      problem.setType(URI.create("/problems/unknown-path"));
      problem.setDetail(
          "nothing lies at this address; " + CONTRACT + "openapi.yaml lists what there is");
    } else {
      problem.setType(URI.create("/problems/broken-request"));
    }
    return send(problem, response);
  }

  private static boolean isOurs(String path) {
    return path.startsWith("/01/") || path.equals("/scan") || path.startsWith("/scan/");
  }

  static ProblemDetail unreadableQuery() {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST,
            "the parameters of the address cannot be read; each needs a name");
    problem.setType(URI.create("/problems/broken-request"));
    return problem;
  }

  /** {@code about:blank} says no more than the status does. */
  static boolean hasType(ProblemDetail problem) {
    @Nullable URI type = problem.getType();
    return type != null && !type.toString().equals("about:blank");
  }

  private static ModelAndView send(ProblemDetail problem, HttpServletResponse response) {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      response
          .getOutputStream()
          .write(
              JSON.writeValueAsBytes(
                  JSON.createObjectNode()
                      .put("type", String.valueOf(problem.getType()))
                      .put("title", problem.getTitle())
                      .put("status", problem.getStatus())
                      .put("detail", problem.getDetail())));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new ModelAndView();
  }
}
