package vn.traceability.scanpage;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.resolve.Links;
import vn.traceability.resolve.OtherKey;
import vn.traceability.resolve.Register;
import vn.traceability.scanlog.Outcome;

/**
 * Answers who scans a Digital Link of something else than a product: of places and parties what
 * everybody may know, of all others that they are not looked up here.
 */
@Controller
class OtherKeyController {
  private static final Logger LOG = LoggerFactory.getLogger(OtherKeyController.class);

  private final Register register;
  private final Links links;
  private final Visits visits;
  private final OtherKeyPage page;

  OtherKeyController(Register register, Links links, Visits visits, PageNotice notice) {
    this.register = register;
    this.links = links;
    this.visits = visits;
    this.page = new OtherKeyPage(notice.preview());
  }

  @GetMapping({
    "/{key:00|253|255|401|402|414|415|417|8003|8004|8006|8010|8013|8017|8018}/**",
    Links.PAGES + "/{key:00|253|255|401|402|414|415|417|8003|8004|8006|8010|8013|8017|8018}/**"
  })
  ResponseEntity<byte[]> open(HttpServletRequest request) {
    var path = Links.pathOf(request);
    var texts = PageAnswers.texts(request);
    boolean program = Links.areAskedFor(request);
    var visit = visits.begin(request);
    try {
      var key = OtherKey.read(request);
      visit.ended(path, program ? Outcome.LINKS : Outcome.OTHER_KEY);
      if (!key.isServed()) {
        return program
            ? Links.problem(
                HttpStatus.NOT_FOUND,
                "this resolver does not serve (%s) %s".formatted(key.code(), key.title()))
            : PageAnswers.respond(HttpStatus.NOT_FOUND, page.notServed(key, texts), texts);
      }
      var found = register.find(key);
      if (found.isEmpty()) {
        return program
            ? Links.problem(HttpStatus.NOT_FOUND, "nothing is known of " + key.keyPath())
            : PageAnswers.respond(HttpStatus.NOT_FOUND, page.unknown(key, texts), texts);
      }
      return program
          ? links.answer(found.get(), request, texts.code())
          : PageAnswers.respond(HttpStatus.OK, page.of(found.get(), texts), texts);
    } catch (InvalidValue wrong) {
      visit.ended(path, Outcome.UNREADABLE);
      return program
          ? Links.problem(HttpStatus.BAD_REQUEST, wrong.getMessage())
          : PageAnswers.respond(HttpStatus.BAD_REQUEST, page.unreadable(path, texts), texts);
    } catch (RuntimeException failure) {
      LOG.error("a scan could not be answered", failure);
      return program
          ? Links.problem(HttpStatus.SERVICE_UNAVAILABLE, "the links cannot be read at present")
          : PageAnswers.respond(
              HttpStatus.SERVICE_UNAVAILABLE, page.unavailable(path, texts), texts);
    }
  }
}
