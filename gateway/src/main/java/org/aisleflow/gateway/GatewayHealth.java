package org.aisleflow.gateway;

import java.util.List;

/**
 * How the gateway is.
 *
 * @param reasons what is wrong, in sentences; empty when all is well
 */
public record GatewayHealth(List<String> reasons) {
    /** Takes a copy. */
    public GatewayHealth {
        reasons = List.copyOf(reasons);
    }

    /** In one word. */
    public enum Status {
        /** All parts work. */
        UP,
        /** Something does not, but nothing is lost: devices keep what is not acknowledged. */
        DEGRADED
    }

    /**
     * The health in one word.
     *
     * @return UP without reasons, else DEGRADED
     */
    public Status status() {
        return reasons.isEmpty() ? Status.UP : Status.DEGRADED;
    }
}
