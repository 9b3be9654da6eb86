package org.aisleflow.gateway.coap;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.gateway.commands.CommandBook;
import org.aisleflow.gateway.commands.CommandDesk;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.intake.Intake;
import org.aisleflow.gateway.intake.Journal;
import org.aisleflow.gateway.intake.Verdict;
import org.aisleflow.gateway.quota.Quotas;
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
    private final PathGuard guard;
    private final Quotas quotas;
    private final CommandResource commands;

    TelemetryResource(
            Intake intake,
            Journal journal,
            InstantSource clock,
            PathGuard guard,
            Quotas quotas,
            CommandBook book,
            CommandDesk desk) {
        super("v1");
        this.guard = guard;
        this.quotas = quotas;
        this.intake = intake;
        this.journal = journal;
        this.clock = clock;
        this.commands = new CommandResource(this, book, desk, guard, quotas);
    }

    /**
     * The whole tree below is this one resource, and the one for commands: stores and devices come
     * and go.
     */
    @Override
    public Resource getChild(String name) {
        return name.equals(TelemetryAddress.COMMAND) ? commands : this;
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
            admit(exchange, path)
                    .ifPresentOrElse(
                            exchange::respond,
                            () -> storeAndAnswer(exchange, arrival(exchange, topic.get())));
        }
    }

    /** Why the request cannot be looked at, or empty if it can. */
    private Optional<Response> admit(CoapExchange exchange, List<String> path) {
        Optional<Response> refusal =
                guard.refusal(
                        exchange.advanced().getRequest().getSourceContext().getPeerIdentity(),
                        exchange.getSourceSocketAddress(),
                        path.get(1),
                        path.get(2));
        if (refusal.isPresent()) {
            return refusal;
        }
        Duration wait =
                quotas.ask(path.get(1) + "/" + path.get(2), exchange.getRequestPayloadSize());
        return wait.isZero() ? Optional.empty() : Optional.of(CoapAnswers.tryLater(wait));
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
