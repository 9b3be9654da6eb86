package org.aisleflow.gateway.identity;

import org.aisleflow.contracts.credentials.Credential;

/** What became of a look at somebody's credential. */
public sealed interface Proof {
    /**
     * It is this device.
     *
     * @param device the device
     * @param credential by what it has proved it
     */
    record Given(DeviceIdentity device, Credential credential) implements Proof {}

    /**
     * It may be anybody.
     *
     * @param refusal why
     */
    record Missing(Refusal refusal) implements Proof {}
}
