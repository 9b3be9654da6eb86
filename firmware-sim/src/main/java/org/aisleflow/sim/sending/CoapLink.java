package org.aisleflow.sim.sending;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.jspecify.annotations.Nullable;

/** A device that posts confirmable CoAP requests. */
final class CoapLink implements Link {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final long MOST_MAX_AGE_SECONDS = 60;

    private final CoapEndpoint endpoint;
    private final String uri;
    private final int window;
    private final ScheduledExecutorService timer;
    private final Backoff backoff;
    private volatile @Nullable CoapCommands commands;

    /**
     * Makes the link; nothing is sent yet.
     *
     * @param endpoint the socket
     * @param uri the gateway, for example {@code coap://127.0.0.1:5683/}
     * @param window most requests on their way at once
     * @param timer for requests that are never answered
     * @param random spreads the attempts of a fleet
     */
    CoapLink(
            CoapEndpoint endpoint,
            String uri,
            int window,
            ScheduledExecutorService timer,
            RandomGenerator random) {
        this.endpoint = endpoint;
        this.uri = uri;
        this.window = window;
        this.timer = timer;
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public void listen(Inbox inbox) {
        commands = new CoapCommands(endpoint, uri, inbox, timer);
    }

    @Override
    public void whenReady(Runnable ready) {
        // There is no connection to wait for.
        CoapCommands listening = commands;
        if (listening != null) {
            listening.observe();
        }
    }

    @Override
    public void send(Letter letter, Consumer<Answer> answer) {
        Request request = Request.newPost();
        request.setConfirmable(true);
        request.setURI(uri + letter.address().path());
        request.getOptions().setContentFormat(letter.encoding().contentFormat());
        request.setPayload(letter.payload());
        request.addMessageObserver(new Exchange(request, answer));
        request.send(endpoint);
    }

    private synchronized Duration pause() {
        return backoff.afterFailure();
    }

    private synchronized Answer judge(Response response) {
        ResponseCode code = response.getCode();
        if (response.isSuccess()) {
            backoff.succeeded();
            return new Answer.Stored();
        }
        String why = code + " " + response.getPayloadString();
        boolean later =
                code == ResponseCode.SERVICE_UNAVAILABLE
                        || code == ResponseCode.TOO_MANY_REQUESTS
                        || response.isServerError();
        if (!later) {
            return new Answer.Refused(why);
        }
        Long maxAge = response.getOptions().getMaxAge();
        long seconds = maxAge == null ? 1 : Math.clamp(maxAge, 1, MOST_MAX_AGE_SECONDS);
        return new Answer.TryAgain(why, Duration.ofSeconds(seconds).plus(backoff.afterFailure()));
    }

    @Override
    public void close() {
        CoapCommands listening = commands;
        if (listening != null) {
            listening.close();
        }
        // The socket belongs to all devices.
    }

    /**
     * One request; a gateway that restarts between its two answers would leave it open for ever.
     */
    private final class Exchange extends MessageObserverAdapter {
        private final Consumer<Answer> answer;
        private final AtomicBoolean answered = new AtomicBoolean();
        private final ScheduledFuture<?> deadline;

        Exchange(Request request, Consumer<Answer> answer) {
            this.answer = answer;
            this.deadline = timer.schedule(request::cancel, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        @Override
        public void onResponse(Response response) {
            done(judge(response));
        }

        @Override
        public void onCancel() {
            failed();
        }

        @Override
        protected void failed() {
            done(new Answer.TryAgain("no answer", pause()));
        }

        private void done(Answer result) {
            if (answered.compareAndSet(false, true)) {
                deadline.cancel(false);
                answer.accept(result);
            }
        }
    }
}
