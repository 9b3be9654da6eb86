package org.aisleflow.gateway.coap;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.intake.Intake;
import org.aisleflow.gateway.intake.Journal;
import org.aisleflow.gateway.intake.Verdict;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/{store}/{device}/{kind}}. Whatever comes is stored, also what cannot be accepted:
 * the reader judges it again and makes it a dead letter. The answer waits for the storage.
 */
final class TelemetryResource extends CoapResource {
    private static final Logger LOGGER = LoggerFactory.getLogger(TelemetryResource.class);

    private final Intake intake;
    private final Journal journal;
    private final InstantSource clock;

    TelemetryResource(Intake intake, Journal journal, InstantSource clock) {
        super("v1");
        this.intake = intake;
        this.journal = journal;
        this.clock = clock;
    }

    /** The whole tree below is this one resource: stores and devices come and go. */
    @Override
    public Resource getChild(String name) {
        return this;
    }

    @Override
    public void handlePOST(CoapExchange exchange) {
        List<String> path = exchange.getRequestOptions().getUriPath();
        Optional<String> topic = TopicOfPath.of(path);
        if (topic.isEmpty()) {
            exchange.respond(
                    CoapAnswers.sentence(
                            ResponseCode.NOT_FOUND, "post to /v1/{store}/{device}/{kind}"));
        } else if (path.getLast().equals(TelemetryAddress.COMMAND)) {
            exchange.respond(
                    CoapAnswers.sentence(
                            ResponseCode.METHOD_NOT_ALLOWED,
                            "commands are for the device to read, not to send"));
        } else {
            storeAndAnswer(exchange, arrival(exchange, topic.get()));
        }
    }

    private void storeAndAnswer(CoapExchange exchange, Arrival arrival) {
        Response verdict =
                switch (intake.judge(arrival)) {
                    case Verdict.Accepted _ -> CoapAnswers.stored();
                    case Verdict.Refused(var letter) ->
                            CoapAnswers.refused(letter.reason(), letter.detail());
                };
        journal.store(arrival)
                .whenComplete((_, failure) ->
                        exchange.respond(failure == null ? verdict : notStored(failure)));
    }

    private static Response notStored(Throwable failure) {
        if (failure instanceof Journal.Unavailable
                || failure.getCause() instanceof Journal.Unavailable) {
            return CoapAnswers.cannotStoreNow("the gateway cannot store messages at the moment");
        }
        LOGGER.error("A CoAP message could not be stored", failure);
        return CoapAnswers.sentence(ResponseCode.INTERNAL_SERVER_ERROR, "an error in the gateway");
    }

    private Arrival arrival(CoapExchange exchange, String topic) {
        byte[] payload = exchange.getRequestPayload();
        return new Arrival(
                topic,
                contentType(exchange),
                Payload.of(payload == null ? new byte[0] : payload),
                Protocol.COAP,
                exchange.getSourceSocketAddress().getAddress().getHostAddress()
                        + ":"
                        + exchange.getSourceSocketAddress().getPort(),
                clock.instant());
    }

    /** Null without a Content-Format; a format that is none of ours keeps its name. */
    private static @Nullable String contentType(CoapExchange exchange) {
        if (!exchange.getRequestOptions().hasContentFormat()) {
            return null;
        }
        int format = exchange.getRequestOptions().getContentFormat();
        return Encoding.ofContentFormat(format)
                .map(Encoding::contentType)
                .orElseGet(() -> MediaTypeRegistry.toString(format));
    }
}
