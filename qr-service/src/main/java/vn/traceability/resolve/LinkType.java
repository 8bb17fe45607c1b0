package vn.traceability.resolve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.traceability.weblink.WebLinkType;

/**
 * What a link leads to, in the words of the GS1 Web Vocabulary.
 *
 * @see <a href="https://www.gs1.org/voc/?show=linktypes">GS1 Web Vocabulary, link types</a>
 */
public enum LinkType {
  DEFAULT("defaultLink", "Trang của mã này", "The page of this code"),
  PRODUCT_INFORMATION("pip", "Thông tin sản phẩm", "Product information"),
  TRACEABILITY("traceability", "Hành trình của lô", "The journey of the lot"),
  RECALL("recallStatus", "Thông báo thu hồi", "Recall notice"),
  RECIPE("recipeInfo", "Công thức nấu", "Recipe"),
  INSTRUCTIONS("instructions", "Hướng dẫn sử dụng", "Instructions"),
  CERTIFICATION("certificationInfo", "Chứng nhận", "Certification"),
  NUTRITION("nutritionalInfo", "Thông tin dinh dưỡng", "Nutrition"),
  INGREDIENTS("ingredientsInfo", "Thành phần", "Ingredients"),
  ALLERGENS("allergenInfo", "Chất gây dị ứng", "Allergens"),
  SAFETY("safetyInfo", "Cảnh báo an toàn", "Safety"),
  SUSTAINABILITY("sustainabilityInfo", "Phát triển bền vững", "Sustainability"),
  QUESTIONS("faqs", "Câu hỏi thường gặp", "Frequent questions"),
  SUPPORT("support", "Hỗ trợ khách hàng", "Support"),
  RETAILERS("hasRetailers", "Nơi bán", "Where to buy"),
  SOCIAL_MEDIA("socialMedia", "Mạng xã hội", "Social media"),
  PROMOTION("promotion", "Khuyến mại", "Promotion"),
  LOCATION("locationInfo", "Thông tin địa điểm", "About this place"),
  REGISTER("registryEntry", "Thông tin đơn vị", "About this establishment"),
  EVENTS(
      "epcis", "Sự kiện EPCIS 2.0 của lô (cần khóa)", "EPCIS 2.0 events of the lot (needs a key)");

  static final String NAMESPACE = "https://ref.gs1.org/voc/";
  static final String PREFIX = "gs1:";
  private static final List<String> NAMES =
      List.of(PREFIX, NAMESPACE, "https://gs1.org/voc/", "https://www.gs1.org/voc/");

  private final String name;
  private final String vietnamese;
  private final String english;

  LinkType(String name, String vietnamese, String english) {
    this.name = name;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /**
   * By its name, as {@code gs1:pip} or as an address in one of the vocabulary's places.
   *
   * @return empty when nothing here is called so
   */
  static Optional<LinkType> of(String given) {
    return Arrays.stream(values())
        .filter(each -> NAMES.stream().anyMatch(stem -> given.equals(stem + each.name)))
        .findFirst();
  }

  /** What producers may link to is among those that we know. */
  public static LinkType of(WebLinkType type) {
    return of(PREFIX + type.term()).orElseThrow();
  }

  /** Its name as a relation of a linkset (RFC 9264). */
  String relation() {
    return NAMESPACE + name;
  }

  /**
   * What it is called.
   *
   * @param language {@code vi} or {@code en}
   */
  public String title(String language) {
    return language.equals(Linksets.ENGLISH) ? english : vietnamese;
  }
}
