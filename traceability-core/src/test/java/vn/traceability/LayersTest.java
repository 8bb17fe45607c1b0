package vn.traceability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The order of the features: a feature uses what stands further right, and nothing points back. */
@AnalyzeClasses(
    packages = "vn.traceability",
    importOptions = {ImportOption.DoNotIncludeTests.class, LayersTest.OnlyTheCore.class})
class LayersTest {
  /** The servers for tests lie on the class path of tests too, and are no feature. */
  static final class OnlyTheCore implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/vn/traceability/embedded/");
    }
  }

  private static final List<List<String>> ORDER =
      List.of(
          List.of("coverage"),
          List.of("recall"),
          List.of("inspection", "feedback"),
          List.of("finding"),
          List.of("trace", "offer"),
          List.of("vocabulary"),
          List.of("event"),
          List.of("profile"),
          List.of("lot"),
          List.of("product", "certificate", "place"),
          List.of("account"),
          List.of("party"),
          List.of("gs1", "measure", "ledger", "blob", "masterdata", "rows", "text"),
          List.of("refusal"));

  @ArchTest
  static final ArchRule featuresFormNoCycle =
      slices().matching("vn.traceability.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theCoreKnowsNoSpring =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule theDriverStaysInTheStores =
      noClasses()
          .that()
          .resideOutsideOfPackage("..mongo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..", "org.bson..");

  @ArchTest
  static final ArchRule aClassBelongsToAFeature =
      classes().should().resideInAnyPackage("vn.traceability.(*)..");

  @ArchTest
  static void nothingPointsBack(JavaClasses classes) {
    Map<String, Integer> rank = new HashMap<>();
    for (int i = 0; i < ORDER.size(); i++) {
      for (String feature : ORDER.get(i)) {
        rank.put(feature, i);
      }
    }
    var back = new TreeSet<String>();
    for (JavaClass from : classes) {
      String feature = feature(from);
      if (!rank.containsKey(feature)) {
        back.add(feature + " stands nowhere in the order");
        continue;
      }
      for (var dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass to = dependency.getTargetClass().getBaseComponentType();
        String used = to.getPackageName().startsWith("vn.traceability.") ? feature(to) : feature;
        if (!used.equals(feature) && rank.getOrDefault(used, -1) <= rank.get(feature)) {
          back.add(feature + " → " + used + ": " + dependency.getDescription());
        }
      }
    }
    assertThat(back).isEmpty();
  }

  private static String feature(JavaClass type) {
    String rest = type.getPackageName().substring("vn.traceability.".length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
