package org.aisleflow.gateway.coap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.wire.CommandWire;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.gateway.commands.CommandBook;
import org.aisleflow.gateway.commands.CommandDesk;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.aisleflow.gateway.quota.Quotas;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.observe.ObserveRelation;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;

/**
 * {@code GET /v1/{store}/{device}/command}, once or observed (RFC 7641): the oldest command that
 * the device does not have yet, or nothing. Each goes out in a confirmable message, and the device
 * has it when that is acknowledged.
 */
final class CommandResource extends CoapResource {
    /** A device whose registration was lost, for example with the gateway, asks again after it. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final TelemetryResource telemetry;
    private final CommandBook book;
    private final CommandDesk desk;
    private final PathGuard guard;
    private final Quotas quotas;
    private final Map<DeviceIdentity, ObserveRelation> observers = new ConcurrentHashMap<>();

    CommandResource(
            TelemetryResource telemetry,
            CommandBook book,
            CommandDesk desk,
            PathGuard guard,
            Quotas quotas) {
        super(TelemetryAddress.COMMAND);
        this.telemetry = telemetry;
        this.book = book;
        this.desk = desk;
        this.guard = guard;
        this.quotas = quotas;
        setObservable(true);
        setObserveType(CoAP.Type.CON);
        desk.add(this::offer);
    }

    /** A store or a device may be called "command" too. */
    @Override
    public Resource getChild(String name) {
        return telemetry.getChild(name);
    }

    @Override
    public void handlePOST(CoapExchange exchange) {
        telemetry.handlePOST(exchange);
    }

    @Override
    public void handleGET(CoapExchange exchange) {
        List<String> path = exchange.getRequestOptions().getUriPath();
        Optional<DeviceIdentity> device = deviceOf(path);
        if (device.isEmpty()) {
            exchange.respond(
                    CoapAnswers.sentence(
                            ResponseCode.NOT_FOUND, "get /v1/{store}/{device}/command"));
            return;
        }
        Optional<Response> refusal =
                guard.refusal(
                        exchange.advanced().getRequest().getSourceContext().getPeerIdentity(),
                        exchange.getSourceSocketAddress(),
                        path.get(1),
                        path.get(2));
        if (refusal.isPresent()) {
            exchange.respond(refusal.get());
            return;
        }
        encodingOf(exchange.getRequestOptions())
                .ifPresentOrElse(
                        encoding -> answer(exchange, device.get(), encoding),
                        () ->
                                exchange.respond(
                                        CoapAnswers.sentence(
                                                ResponseCode.NOT_ACCEPTABLE,
                                                "commands are JSON (50) or CBOR (60)")));
    }

    private void answer(CoapExchange exchange, DeviceIdentity device, Encoding encoding) {
        // Notifications pass here too; they are paced by what people send.
        ObserveRelation relation = exchange.advanced().getRelation();
        boolean isRequest = relation == null || !relation.isEstablished();
        Duration wait = isRequest ? quotas.ask(device.toString(), 0) : Duration.ZERO;
        if (!wait.isZero()) {
            exchange.respond(CoapAnswers.tryLater(wait));
            return;
        }
        Response response = new Response(ResponseCode.CONTENT);
        response.getOptions().setMaxAge(FRESH.toSeconds());
        book.next(device)
                .ifPresent(command -> {
                    put(response, device, command, encoding);
                    if (isRequest) {
                        // An answer within the acknowledgement of the request is not acknowledged
                        // itself.
                        exchange.accept();
                    }
                });
        exchange.respond(response);
    }

    private void put(Response response, DeviceIdentity device, Command command, Encoding encoding) {
        response.setType(CoAP.Type.CON);
        response.setPayload(CommandWire.encode(command, encoding));
        response.getOptions().setContentFormat(encoding.contentFormat());
        response.addMessageObserver(new Acknowledgement(device, command.id()));
    }

    private void offer(DeviceIdentity device, boolean isNext) {
        if (isNext && observers.containsKey(device)) {
            changed(relation ->
                    deviceOf(relation.getExchange().getRequest().getOptions().getUriPath())
                            .filter(device::equals)
                            .isPresent());
        }
    }

    /** A device that has started anew observes anew: its former observation has nobody left. */
    @Override
    public void addObserveRelation(ObserveRelation relation) {
        super.addObserveRelation(relation);
        deviceOf(relation.getExchange().getRequest().getOptions().getUriPath())
                .map(device -> observers.put(device, relation))
                .filter(former -> !former.getKeyToken().equals(relation.getKeyToken()))
                .ifPresent(ObserveRelation::cancel);
    }

    @Override
    public void removeObserveRelation(ObserveRelation relation) {
        super.removeObserveRelation(relation);
        observers.values().remove(relation);
    }

    private static Optional<DeviceIdentity> deviceOf(List<String> path) {
        return path.size() == TopicOfPath.LEVELS && path.getLast().equals(TelemetryAddress.COMMAND)
                ? DeviceIdentity.parse(path.get(1) + "/" + path.get(2))
                : Optional.empty();
    }

    private static Optional<Encoding> encodingOf(OptionSet options) {
        if (!options.hasAccept()) {
            return Optional.of(Encoding.JSON);
        }
        return switch (options.getAccept()) {
            case MediaTypeRegistry.APPLICATION_JSON -> Optional.of(Encoding.JSON);
            case MediaTypeRegistry.APPLICATION_CBOR -> Optional.of(Encoding.CBOR);
            default -> Optional.empty();
        };
    }

    private final class Acknowledgement extends MessageObserverAdapter {
        private final DeviceIdentity device;
        private final CommandId command;

        Acknowledgement(DeviceIdentity device, CommandId command) {
            this.device = device;
            this.command = command;
        }

        @Override
        public void onAcknowledgement() {
            desk.delivered(device, command, Protocol.COAP);
        }
    }
}
