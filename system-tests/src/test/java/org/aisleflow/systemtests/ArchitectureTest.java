package org.aisleflow.systemtests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the architecture, and the house rules that a machine can check. */
class ArchitectureTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.aisleflow");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contracts",
                "sim",
                "embeddedkafka",
                "gateway",
                "streams",
                "api",
                "standalone",
                "benchmarks"
            })
    void everyModuleIsLookedAt(String module) {
        long classes =
                OURS.stream()
                        .filter(type -> type.getPackageName().startsWith("org.aisleflow." + module))
                        .count();

        assertThat(classes).isPositive();
    }

    @Test
    void importsFollowTheFlowOfData() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.aisleflow..")
                .layer("contracts")
                .definedBy("org.aisleflow.contracts..")
                .layer("firmware-sim")
                .definedBy("org.aisleflow.sim..")
                .layer("embedded-kafka")
                .definedBy("org.aisleflow.embeddedkafka..")
                .layer("gateway")
                .definedBy("org.aisleflow.gateway..")
                .layer("stream-processing")
                .definedBy("org.aisleflow.streams..")
                .layer("api")
                .definedBy("org.aisleflow.api..")
                .layer("standalone")
                .definedBy("org.aisleflow.standalone..")
                .layer("benchmarks")
                .definedBy("org.aisleflow.benchmarks..")
                .whereLayer("contracts")
                .mayNotAccessAnyLayer()
                .whereLayer("embedded-kafka")
                .mayNotAccessAnyLayer()
                .whereLayer("firmware-sim")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("gateway")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("stream-processing")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("api")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("standalone")
                .mayOnlyBeAccessedByLayers("benchmarks")
                .whereLayer("benchmarks")
                .mayNotBeAccessedByAnyLayer()
                .check(OURS);
    }

    static List<ArchRule> rules() {
        return List.of(
                noClasses()
                        .that()
                        .resideInAPackage("org.aisleflow.gateway.mqtt..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.aisleflow.gateway.coap..", "org.apache.kafka..")
                        .as("MQTT sees neither CoAP nor Kafka"),
                noClasses()
                        .that()
                        .resideInAPackage("org.aisleflow.gateway.coap..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.aisleflow.gateway.mqtt..", "org.apache.kafka..")
                        .as("CoAP sees neither MQTT nor Kafka"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "org.aisleflow.api..",
                                "org.aisleflow.standalone..",
                                // Measures the api from within.
                                "org.aisleflow.benchmarks.api..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.micronaut..")
                        .as("the container is the api's only"),
                noClasses()
                        .that()
                        .resideInAPackage("org.aisleflow.streams..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.net.http..", "java.sql..", "org.eclipse..")
                        .as("the stream computes and does no other I/O"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)")
                        .orShould()
                        .haveSimpleNameStartingWith("Abstract")
                        .as("a class is named after what it is"),
                classes()
                        .that(arePackages())
                        .should()
                        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                        .as("every package is null-marked"),
                slices().matching("org.aisleflow.(*)..").should().beFreeOfCycles(),
                slices().matching("org.aisleflow.contracts.(*)..").should().beFreeOfCycles());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void houseRulesHold(ArchRule rule) {
        rule.check(OURS);
    }

    private static DescribedPredicate<JavaClass> arePackages() {
        return DescribedPredicate.describe(
                "are packages", type -> type.getSimpleName().equals("package-info"));
    }
}
