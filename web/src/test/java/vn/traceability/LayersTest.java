package vn.traceability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The program may use everything; its sample data uses the public API, and nothing uses it back.
 */
@AnalyzeClasses(
    packages = {"vn.traceability.workspace", "vn.traceability.demo"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule featuresFormNoCycle =
      slices().matching("vn.traceability.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theSampleGoesThroughThePublicApi =
      noClasses()
          .that()
          .resideInAPackage("vn.traceability.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "vn.traceability.workspace..",
              "vn.traceability.capture..",
              "vn.traceability.pipeline..",
              "vn.traceability.masterdata..",
              "vn.traceability.trace..");

  @ArchTest
  static final ArchRule theDriverStaysInTheStores =
      noClasses()
          .that()
          .resideOutsideOfPackage("..mongo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..", "org.bson..");
}
