package io.github.azureml4j.core.security.posture;

import static io.github.azureml4j.core.security.posture.Control.observed;

import java.util.List;

/** Section A: signing in. */
final class SignInControls {
    static final List<Control> ALL = List.of(
            new Control(
                    "A1",
                    "Clients sign in with Microsoft Entra ID, as people or as service principals, and get a Resource Manager token",
                    estate -> Assessment.pass("Resource Manager answered for this report only to a token of Entra ID")),
            new Control(
                    "A2",
                    "Multi-factor authentication applies where the tenant asks for it",
                    estate -> Assessment.unknown(
                            "Conditional Access is a matter of the tenant and cannot be read through Resource Manager",
                            "Require multi-factor authentication for the Azure management application in Conditional Access.")),
            new Control(
                    "A3",
                    "The same sign-in serves Resource Manager and all Machine Learning services",
                    estate -> estate.services()
                            .assess(
                                    any -> Assessment.pass(
                                            "the region's services answered to the sign-in that Resource Manager answered to"))),
            observed(
                    "A4",
                    "Compute targets call back with a token of their own, scoped to the workspace",
                    "the service hands it to each run; a client sees none of it"),
            observed(
                    "A5",
                    "Guests of other tenants (B2B) can sign in; consumer directories (B2C) cannot",
                    "whether a principal is a guest is known to the tenant alone"));

    private SignInControls() {}
}
