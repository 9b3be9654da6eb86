package org.aisleflow.api.fleet;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.aisleflow.api.facts.FactsPublisher;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.facts.RejectedIndex;
import org.aisleflow.api.facts.RejectedMessage;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Replay;
import org.jspecify.annotations.Nullable;

/** Messages that could not be accepted: look, mend, send again. */
@Controller("/api/v1/fleet/rejected")
@Tag(name = "fleet")
final class RejectedController {
    private static final int DEFAULT_LIMIT = 100;

    private final LatestFacts facts;
    private final FactsPublisher publisher;

    RejectedController(LatestFacts facts, FactsPublisher publisher) {
        this.facts = facts;
        this.publisher = publisher;
    }

    /**
     * The newest dead letters; of all the newest 10,000 can be asked for.
     *
     * @param store only those of this store
     * @param device only those of this device
     * @param reason only those with this reason
     * @param limit the largest number to give, 1 to 10,000; 100 if left out
     * @return the letters, newest first
     */
    @Get
    List<RejectedView> rejected(
            @QueryValue @Nullable String store,
            @QueryValue @Nullable String device,
            @QueryValue @Nullable String reason,
            @QueryValue @Nullable Integer limit) {
        int most = limit == null ? DEFAULT_LIMIT : limit;
        if (most < 1 || most > RejectedIndex.MOST) {
            throw ProblemException.badField(
                    "limit", "limit is %d, it must be 1 to 10000.".formatted(most));
        }
        Reason wanted = reason == null ? null : reasonOf(reason);
        Predicate<DeadLetter> matches =
                letter ->
                        isOrAny(store, letter.store())
                                && isOrAny(device, letter.device())
                                && (wanted == null || wanted == letter.reason());
        return facts.rejected().newest(matches, most).stream().map(RejectedView::of).toList();
    }

    /**
     * Sends a dead letter through the gateway again, mended if the call says how.
     *
     * @param id which
     * @param mended other bytes or another topic; as it was where it says nothing
     * @return 202: the gateway will decide anew
     */
    @Post("/{id}/replay")
    @ExecuteOn(TaskExecutors.IO)
    HttpResponse<Replayed> replay(String id, @Body @Nullable Mended mended) {
        RejectedMessage message =
                facts.rejected()
                        .find(id)
                        .orElseThrow(() ->
                                ProblemException.notFound(
                                        "There is no dead letter %s among the newest 10000."
                                                .formatted(id)));
        Instant sentAt = publisher.replay(id, mend(message.letter(), mended));
        return HttpResponse.accepted().body(new Replayed(id, sentAt));
    }

    private static Replay mend(DeadLetter letter, @Nullable Mended mended) {
        if (mended == null) {
            return new Replay(letter.source(), letter.contentType(), letter.payload());
        }
        if (mended.payload() != null && mended.text() != null) {
            throw ProblemException.badField("text", "Send payload or text, not both.");
        }
        Payload payload = letter.payload();
        if (mended.payload() != null) {
            payload = mended.payload();
        } else if (mended.text() != null) {
            payload = Payload.of(mended.text().getBytes(StandardCharsets.UTF_8));
        }
        return new Replay(
                mended.source() == null ? letter.source() : mended.source(),
                letter.contentType(),
                payload);
    }

    private static boolean isOrAny(@Nullable String wanted, @Nullable Object id) {
        return wanted == null || (id != null && wanted.equals(id.toString()));
    }

    private static Reason reasonOf(String text) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.badField(
                                "reason",
                                "There is no reason %s; there are %s."
                                        .formatted(text, Arrays.toString(Reason.values()))));
    }

    /**
     * How to mend a dead letter; what is null stays as it was.
     *
     * @param payload other bytes, base64
     * @param text other bytes, as text
     * @param source another topic
     */
    record Mended(@Nullable Payload payload, @Nullable String text, @Nullable String source) {}

    /**
     * A dead letter was sent again.
     *
     * @param id which
     * @param replayedAt when
     */
    record Replayed(String id, Instant replayedAt) {}
}
