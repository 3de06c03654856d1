package dev.belay.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md: nouns, engine, pipeline, verbs, shells. */
class LayersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.belay");

  @Test
  void arrows_point_down() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("problem")
        .definedBy("dev.belay.problem")
        .layer("values")
        .definedBy("dev.belay.json", "dev.belay.digest", "dev.belay.database", "dev.belay.sql")
        .layer("fingerprint")
        .definedBy("dev.belay.fingerprint")
        .layer("engine")
        .definedBy("dev.belay.engine", "dev.belay.jdbc")
        .layer("storage")
        .definedBy("dev.belay.store", "dev.belay.repository", "dev.belay.audit")
        .layer("pipeline")
        .definedBy("dev.belay.pipeline")
        .layer("ground")
        .definedBy(
            "dev.belay.run",
            "dev.belay.migration",
            "dev.belay.othertools..",
            "dev.belay.command",
            "dev.belay.protect")
        .layer("verbs")
        .definedBy(
            "dev.belay.apply",
            "dev.belay.backup",
            "dev.belay.baseline",
            "dev.belay.check..",
            "dev.belay.compare",
            "dev.belay.guard",
            "dev.belay.guarded",
            "dev.belay.mark",
            "dev.belay.migrate",
            "dev.belay.permit",
            "dev.belay.privilege",
            "dev.belay.rehearse",
            "dev.belay.restore",
            "dev.belay.rollback",
            "dev.belay.shim",
            "dev.belay.verify",
            "dev.belay.status")
        .layer("around")
        .definedBy("dev.belay.recover", "dev.belay.doctor", "dev.belay.config", "dev.belay.testdb")
        .layer("facade")
        .definedBy("dev.belay")
        .layer("sqlite")
        .definedBy("dev.belay.sqlite..")
        .layer("postgres")
        .definedBy("dev.belay.postgres..")
        .layer("cli")
        .definedBy("dev.belay.cli..")
        .layer("junit")
        .definedBy("dev.belay.junit..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("junit")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("sqlite")
        .mayOnlyBeAccessedByLayers("cli", "junit")
        .whereLayer("postgres")
        .mayOnlyBeAccessedByLayers("cli", "junit")
        .whereLayer("facade")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("around")
        .mayOnlyBeAccessedByLayers("facade", "cli", "junit")
        .whereLayer("verbs")
        .mayOnlyBeAccessedByLayers("around", "facade", "cli", "junit")
        .whereLayer("ground")
        .mayOnlyBeAccessedByLayers("verbs", "around", "facade", "cli", "junit")
        .whereLayer("pipeline")
        .mayOnlyBeAccessedByLayers("ground", "verbs", "around", "facade", "cli", "junit")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("ground", "verbs", "around", "facade", "cli", "junit")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers(
            "storage",
            "pipeline",
            "ground",
            "verbs",
            "around",
            "facade",
            "sqlite",
            "postgres",
            "cli",
            "junit")
        .check(CLASSES);
  }

  @Test
  void no_package_goes_in_circles() {
    slices().matching("dev.belay.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void only_main_names_engines() {
    noClasses()
        .that()
        .resideInAPackage("dev.belay.cli..")
        .and()
        .doNotHaveFullyQualifiedName("dev.belay.cli.Main")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.belay.sqlite..", "org.sqlite..")
        .check(CLASSES);
  }

  @Test
  void only_main_reads_the_clock_and_the_environment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.belay.testkit..")
        .and()
        .doNotHaveFullyQualifiedName("dev.belay.cli.Main")
        .and()
        .doNotHaveFullyQualifiedName("dev.belay.junit.Machine")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(CLASSES);
  }

  @Test
  void the_core_does_not_print() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.belay.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void concrete_classes_are_final() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotAnonymousClasses()
        .and()
        .areNotEnums()
        .and()
        .resideOutsideOfPackage("dev.belay.testkit..")
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }
}
