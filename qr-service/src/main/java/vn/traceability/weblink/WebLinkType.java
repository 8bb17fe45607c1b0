package vn.traceability.weblink;

import java.util.Arrays;
import java.util.Optional;

/**
 * What producers may link to, in the words of the GS1 Web Vocabulary. The journey of a lot and its
 * events are not among them: those are ours to tell.
 *
 * @see <a href="https://ref.gs1.org/voc/?show=linktypes">GS1 Web Vocabulary, link types</a>
 */
public enum WebLinkType {
  PRODUCT_PAGE("pip"),
  RECIPE("recipeInfo"),
  INSTRUCTIONS("instructions"),
  RECALL("recallStatus"),
  CERTIFICATION("certificationInfo"),
  NUTRITION("nutritionalInfo"),
  INGREDIENTS("ingredientsInfo"),
  ALLERGENS("allergenInfo"),
  SAFETY("safetyInfo"),
  SUSTAINABILITY("sustainabilityInfo"),
  QUESTIONS("faqs"),
  SUPPORT("support"),
  RETAILERS("hasRetailers"),
  SOCIAL_MEDIA("socialMedia"),
  PROMOTION("promotion");

  private final String term;

  WebLinkType(String term) {
    this.term = term;
  }

  /** Its name in the vocabulary. */
  public String term() {
    return term;
  }

  /** By its name in the vocabulary. */
  public static Optional<WebLinkType> of(String term) {
    return Arrays.stream(values()).filter(each -> each.term.equals(term)).findFirst();
  }
}
