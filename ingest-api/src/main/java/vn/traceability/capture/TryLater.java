package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;
import vn.traceability.signin.Callers;

/**
 * Answers at once what needs the store while that is away. Each request would find that out by
 * waiting, and those who look would keep those out who enter what happened.
 */
final class TryLater implements HandlerInterceptor {
  private final StoreAway away;

  TryLater(StoreAway away) {
    this.away = away;
  }

  /** Who needs to be nobody is told so all the same. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (away.isAway()
        && Callers.find(request).isPresent()
        && handler instanceof HandlerMethod method
        && !method.hasMethodAnnotation(WithoutTheStore.class)) {
      throw new StoreIsAway("this needs the store");
    }
    return true;
  }
}
