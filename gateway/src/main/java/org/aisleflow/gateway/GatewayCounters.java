package org.aisleflow.gateway;

import java.util.Map;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.gateway.identity.Refusal;

/**
 * What went through the gateway since it started.
 *
 * @param accepted messages that are in Kafka's telemetry topic
 * @param refused messages that are in Kafka's topic of dead letters, by reason
 * @param oversized messages the embedded broker did not take because they were over 64 KiB
 * @param coapAnswers answers given over CoAP, by code such as {@code 2.04}
 * @param refusedAccess how often somebody was not let in or not allowed to do something, by reason
 * @param slowed messages after which a device had to wait since it was over its quota
 */
public record GatewayCounters(
        long accepted,
        Map<Reason, Long> refused,
        long oversized,
        Map<String, Long> coapAnswers,
        Map<Refusal, Long> refusedAccess,
        long slowed) {
    /** Takes copies. */
    public GatewayCounters {
        refused = Map.copyOf(refused);
        coapAnswers = Map.copyOf(coapAnswers);
        refusedAccess = Map.copyOf(refusedAccess);
    }
}
