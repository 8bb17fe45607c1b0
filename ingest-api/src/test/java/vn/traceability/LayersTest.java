package vn.traceability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * capture, epcis → pipeline, signin, rights → outage and epcis → subscription → webhook, wired by
 * ingest; an arrow means "may use".
 */
@AnalyzeClasses(
    packages = {
      "vn.traceability.capture",
      "vn.traceability.epcis",
      "vn.traceability.outage",
      "vn.traceability.pipeline",
      "vn.traceability.rights",
      "vn.traceability.signin",
      "vn.traceability.subscription",
      "vn.traceability.webhook",
      "vn.traceability.ingest"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule nothingPointsBack =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("ingest")
          .definedBy("vn.traceability.ingest..")
          .layer("capture")
          .definedBy("vn.traceability.capture..")
          .layer("epcis")
          .definedBy("vn.traceability.epcis..")
          .layer("pipeline")
          .definedBy("vn.traceability.pipeline..")
          .layer("signin")
          .definedBy("vn.traceability.signin..")
          .layer("rights")
          .definedBy("vn.traceability.rights..")
          .layer("outage")
          .definedBy("vn.traceability.outage..")
          .layer("subscription")
          .definedBy("vn.traceability.subscription..")
          .layer("webhook")
          .definedBy("vn.traceability.webhook..")
          .whereLayer("ingest")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("capture")
          .mayOnlyBeAccessedByLayers("ingest")
          .whereLayer("epcis")
          .mayOnlyBeAccessedByLayers("ingest")
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("ingest", "capture", "epcis")
          .whereLayer("signin")
          .mayOnlyBeAccessedByLayers("ingest", "capture", "epcis")
          .whereLayer("rights")
          .mayOnlyBeAccessedByLayers("ingest", "capture", "epcis")
          .whereLayer("outage")
          .mayOnlyBeAccessedByLayers("ingest", "capture", "epcis", "pipeline", "signin")
          .whereLayer("subscription")
          .mayOnlyBeAccessedByLayers("ingest", "epcis")
          .whereLayer("webhook")
          .mayOnlyBeAccessedByLayers("ingest", "epcis", "subscription");

  @ArchTest
  static final ArchRule featuresFormNoCycle =
      slices().matching("vn.traceability.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theDriverStaysInTheStores =
      noClasses()
          .that()
          .resideOutsideOfPackage("..mongo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..", "org.bson..");

  @ArchTest
  static final ArchRule theBrokerStaysInThePipeline =
      noClasses()
          .that()
          .resideOutsideOfPackage("vn.traceability.pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule generatedTypesStayAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages("vn.traceability.capture", "vn.traceability.capture.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("vn.traceability.capture.contract..");

  /** The contract is spoken by nothing else, so that it can change without the pipeline. */
  @ArchTest
  static final ArchRule thePipelineAndItsStoresKnowNoWeb =
      noClasses()
          .that()
          .resideInAPackage("vn.traceability.pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "jakarta..");
}
