package org.aisleflow.sim.sending;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapObserveRelation;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device's observation of its commands. It registers again every hundred seconds: a gateway that
 * was started anew knows nothing of it.
 */
final class CoapCommands {
    private static final Logger LOGGER = LoggerFactory.getLogger(CoapCommands.class);
    private static final Duration AGAIN = Duration.ofSeconds(100);

    private final CoapEndpoint endpoint;
    private final String uri;
    private final Inbox inbox;
    private final ScheduledExecutorService timer;
    private @Nullable CoapObserveRelation current;
    private boolean closed;

    CoapCommands(CoapEndpoint endpoint, String uri, Inbox inbox, ScheduledExecutorService timer) {
        this.endpoint = endpoint;
        this.uri = uri + inbox.path();
        this.inbox = inbox;
        this.timer = timer;
    }

    synchronized void observe() {
        if (closed) {
            return;
        }
        if (current != null) {
            current.reactiveCancel();
        }
        Request request = Request.newGet();
        request.setURI(uri);
        request.setObserve();
        request.getOptions().setAccept(MediaTypeRegistry.APPLICATION_JSON);
        CoapClient client = new CoapClient();
        client.setEndpoint(endpoint);
        current = client.observe(request, new Handler());
        try {
            timer.schedule(this::observe, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOGGER.debug("The devices stop", stopped);
        }
    }

    synchronized void close() {
        closed = true;
        if (current != null) {
            current.reactiveCancel();
        }
    }

    private final class Handler implements CoapHandler {
        @Override
        public void onLoad(CoapResponse response) {
            if (!response.isSuccess()) {
                LOGGER.debug("{} gets no commands: {}", inbox.device(), response.getCode());
            } else if (response.getPayload() != null && response.getPayload().length > 0) {
                inbox.take(response.getPayload());
            }
        }

        @Override
        public void onError() {
            LOGGER.debug("{} cannot observe its commands at the moment", inbox.device());
        }
    }
}
