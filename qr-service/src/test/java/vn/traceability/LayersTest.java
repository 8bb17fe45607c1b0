package vn.traceability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * scanpage → report → scanlog, scanpage → resolve, scanlog → scan → code, resolve → weblink,
 * scanpage → legacy, label → code, and scan and code → warm, wired by qr; an arrow means "may use".
 */
@AnalyzeClasses(
    packages = {
      "vn.traceability.code",
      "vn.traceability.label",
      "vn.traceability.scan",
      "vn.traceability.warm",
      "vn.traceability.scanlog",
      "vn.traceability.report",
      "vn.traceability.ratelimit",
      "vn.traceability.resolve",
      "vn.traceability.weblink",
      "vn.traceability.legacy",
      "vn.traceability.scanner",
      "vn.traceability.scanpage",
      "vn.traceability.qr"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule nothingPointsBack =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("qr")
          .definedBy("vn.traceability.qr..")
          .layer("scanpage")
          .definedBy("vn.traceability.scanpage..")
          .layer("resolve")
          .definedBy("vn.traceability.resolve..")
          .layer("scanlog")
          .definedBy("vn.traceability.scanlog..")
          .layer("report")
          .definedBy("vn.traceability.report..")
          .layer("ratelimit")
          .definedBy("vn.traceability.ratelimit..")
          .layer("scan")
          .definedBy("vn.traceability.scan..")
          .layer("scanner")
          .definedBy("vn.traceability.scanner..")
          .layer("legacy")
          .definedBy("vn.traceability.legacy..")
          .layer("weblink")
          .definedBy("vn.traceability.weblink..")
          .layer("label")
          .definedBy("vn.traceability.label..")
          .layer("warm")
          .definedBy("vn.traceability.warm..")
          .layer("code")
          .definedBy("vn.traceability.code..")
          .whereLayer("qr")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("label")
          .mayOnlyBeAccessedByLayers("qr")
          .whereLayer("scanpage")
          .mayOnlyBeAccessedByLayers("qr")
          .whereLayer("scan")
          .mayOnlyBeAccessedByLayers("qr", "report", "resolve", "scanlog", "scanner", "scanpage")
          .whereLayer("warm")
          .mayOnlyBeAccessedByLayers("qr", "scan", "code")
          .whereLayer("scanner")
          .mayOnlyBeAccessedByLayers("scanpage")
          .whereLayer("legacy")
          .mayOnlyBeAccessedByLayers("qr", "scanpage")
          .whereLayer("weblink")
          .mayOnlyBeAccessedByLayers("qr", "resolve", "scanpage")
          .whereLayer("scanlog")
          .mayOnlyBeAccessedByLayers("qr", "report", "scanpage")
          .whereLayer("ratelimit")
          .mayOnlyBeAccessedByLayers("qr", "scanpage")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("qr", "scanpage")
          .whereLayer("resolve")
          .mayOnlyBeAccessedByLayers("qr", "scanpage");

  @ArchTest
  static final ArchRule featuresFormNoCycle =
      slices().matching("vn.traceability.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theDriverStaysInTheStores =
      noClasses()
          .that()
          .resideOutsideOfPackages("..mongo..", "vn.traceability.qr")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..", "org.bson..");

  @ArchTest
  static final ArchRule generatedTypesStayAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "vn.traceability.code.rest..",
              "vn.traceability.label.rest",
              "vn.traceability.weblink.rest..",
              "vn.traceability.scanlog.rest..",
              "vn.traceability.report.rest..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("vn.traceability.code.rest.contract..");
}
