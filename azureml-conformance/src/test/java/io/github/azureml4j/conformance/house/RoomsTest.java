package io.github.azureml4j.conformance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the emulator: routes, a service, a store each; a room's service is its only door. */
class RoomsTest {
    private static final Set<String> HTTP_OF_THE_FRONT =
            Set.of("Exchange", "Reply", "Route", "RouteTable", "Routes", "Section", "Handler", "Hosts", "Guard");

    /** What other rooms may hold besides services and records. Short, and each for a reason. */
    private static final Map<String, String> DOORS = Map.of(
            "entra.TokenIssuer", "other planes hand out and check tokens of the same tenant",
            "entra.Audiences", "names of the resources that tokens are for",
            "arm.ArmReplies", "the forms in which every resource provider accepts long work",
            "arm.ArmPage", "the form in which every resource provider lists",
            "scoring.ScoringHost", "a handle: the running process behind a service's scoring URI",
            "storage.BlobContent", "a value: the bytes of a blob, in the pieces that they arrived in");

    /** A package with routes; what has none is ground that rooms share, and no room. */
    private static final Set<String> ROOMS = House.MAIN.stream()
            .filter(type -> type.getSimpleName().endsWith("Routes") && !type.isInterface())
            .map(RoomsTest::section)
            .filter(section -> !section.isEmpty() && !section.equals("front"))
            .collect(Collectors.toSet());

    private static final DescribedPredicate<JavaClass> OF_A_ROOM =
            DescribedPredicate.describe("of a room", type -> !room(type).isEmpty());

    private static final DescribedPredicate<JavaClass> HTTP = DescribedPredicate.describe(
            "speak HTTP",
            type -> type.getPackageName().startsWith(House.LOCAL + ".http")
                    || (type.getPackageName().equals(House.LOCAL + ".front")
                            && HTTP_OF_THE_FRONT.contains(type.getSimpleName())));

    @Test
    void everyRoomHasAServiceAsItsDoor() {
        Set<String> served = House.MAIN.stream()
                .filter(type -> type.getSimpleName().endsWith("Service"))
                .map(RoomsTest::room)
                .collect(Collectors.toSet());
        assertThat(ROOMS).isNotEmpty();
        assertThat(served).containsAll(ROOMS);
    }

    @Test
    void listedDoorsAreThere() {
        assertThat(DOORS.keySet())
                .allSatisfy(name ->
                        assertThat(House.MAIN.contain(House.LOCAL + "." + name)).isTrue());
    }

    @Test
    void routesNeverTouchStores() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Routes")
                .and(OF_A_ROOM)
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Store")
                .check(House.MAIN);
    }

    @Test
    void storesKnowNoHttp() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Store")
                .and(OF_A_ROOM)
                .should()
                .dependOnClassesThat(HTTP)
                .check(House.MAIN);
    }

    @Test
    void roomsUseEachOtherThroughServicesAndRecords() {
        classes().that(OF_A_ROOM).should(useOnlyDoorsOfOtherRooms()).check(House.MAIN);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(House.LOCAL + ".(*)..").should().beFreeOfCycles().check(House.MAIN);
    }

    private static ArchCondition<JavaClass> useOnlyDoorsOfOtherRooms() {
        return new ArchCondition<>("use only services and records of other rooms") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    boolean foreign = !room(target).isEmpty() && !room(target).equals(room(type));
                    if (foreign && !door(target)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** A service, a value, or an interface by which a room says what it needs. */
    private static boolean door(JavaClass type) {
        return type.getSimpleName().endsWith("Service")
                || DOORS.containsKey(type.getName().replace(House.LOCAL + ".", ""))
                || type.isRecord()
                || type.isEnum()
                || type.isInterface();
    }

    /** The room that a class belongs to; empty for the wiring, for shared ground and for all that is not the emulator. */
    private static String room(JavaClass type) {
        String section = section(type);
        return ROOMS.contains(section) ? section : "";
    }

    private static String section(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(House.LOCAL + ".")
                ? name.substring(House.LOCAL.length() + 1).split("\\.", -1)[0]
                : "";
    }
}
