package org.aisleflow.api.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.aisleflow.api.http.JsonBody;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.ids.DeviceId;
import org.jspecify.annotations.Nullable;

/** Lets devices in, gives them new credentials, and shuts them out. */
@Controller("/api/v1/fleet/devices")
@Tag(name = "fleet")
@ExecuteOn(TaskExecutors.IO)
final class EnrolmentController {
    private static final Duration DEFAULT_OVERLAP = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);
    private static final String CSV = "text/csv";

    private final Enroller enroller;
    private final FleetDevices devices;

    EnrolmentController(Enroller enroller, FleetDevices devices) {
        this.enroller = enroller;
        this.devices = devices;
    }

    /**
     * Enrols a device: the catalog gets it if it lacks it, and the answer says, this once, by what
     * the device logs in.
     *
     * @param enrolment the device
     * @return 201 and its credentials
     */
    @Post(consumes = MediaType.APPLICATION_JSON)
    HttpResponse<IssuedCredentials> enrol(
            @RequestBody(content = @Content(schema = @Schema(implementation = Enrolment.class)))
                    @Body
                    JsonNode enrolment) {
        Enrolment wanted = JsonBody.as(Enrolment.class, JsonBody.object(enrolment));
        return switch (enroller.enrol(List.of(wanted)).getFirst()) {
            case Enroller.Outcome.Issued(var credentials) ->
                    unstored(HttpResponse.created(credentials));
            case Enroller.Outcome.Failed(var problem) -> throw problem;
        };
    }

    /**
     * Enrols many devices. The columns are the fields of the single call, in any order; {@code
     * types} are separated by spaces. A row that cannot be enrolled keeps no other from it.
     *
     * @param table comma-separated values with a header, up to 5,000 rows
     * @return the same rows with the credentials, or with the error
     */
    @Post(consumes = CSV, produces = CSV)
    HttpResponse<String> enrolAll(@Body String table) {
        List<EnrolmentCsv.Row> rows = EnrolmentCsv.read(table);
        var outcomes =
                enroller.enrol(
                                rows.stream()
                                        .map(EnrolmentCsv.Row::enrolment)
                                        .filter(Objects::nonNull)
                                        .toList())
                        .iterator();
        List<EnrolmentCsv.Answer> answers = new ArrayList<>();
        for (EnrolmentCsv.Row row : rows) {
            int number = answers.size() + 1;
            Enrolment enrolment = row.enrolment();
            answers.add(
                    enrolment == null
                            ? EnrolmentCsv.Answer.failed(number, null, String.valueOf(row.error()))
                            : answer(number, enrolment, outcomes.next()));
        }
        return unstored(HttpResponse.ok(EnrolmentCsv.write(answers)));
    }

    /**
     * Gives a device new credentials. What it has of the same types goes on counting during the
     * overlap, so that it can fetch the new ones in its own time.
     *
     * @param device the device
     * @param store its store; may be left out if only one store has a device of that id
     * @param overlap ISO-8601 duration, up to 90 days; {@code PT24H} if left out
     * @param wanted which credentials; of the types it has if left out
     * @return its new credentials
     */
    @Post("/{device}/credentials")
    HttpResponse<IssuedCredentials> rotate(
            String device,
            @QueryValue @Nullable String store,
            @QueryValue @Nullable String overlap,
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    CredentialIssuer.Request
                                                                            .class)))
                    @Body
                    @Nullable JsonNode wanted) {
        DeviceId id = FleetDevices.idOf(device);
        var request =
                wanted == null
                        ? new CredentialIssuer.Request(null, null)
                        : JsonBody.as(CredentialIssuer.Request.class, JsonBody.object(wanted));
        return unstored(
                HttpResponse.ok(
                        enroller.rotate(
                                devices.storeOf(id, store), id, request, overlapOf(overlap))));
    }

    /**
     * Takes a device's credentials away. Whatever connections it has end within 10 seconds.
     *
     * @param device the device
     * @param store its store; may be left out if only one store has a device of that id
     * @return 204
     */
    @Delete("/{device}/credentials")
    HttpResponse<?> revoke(String device, @QueryValue @Nullable String store) {
        DeviceId id = FleetDevices.idOf(device);
        enroller.revoke(devices.storeOf(id, store), id);
        return HttpResponse.noContent();
    }

    private static EnrolmentCsv.Answer answer(
            int number, Enrolment enrolment, Enroller.Outcome outcome) {
        return switch (outcome) {
            case Enroller.Outcome.Issued(var credentials) ->
                    EnrolmentCsv.Answer.of(number, credentials);
            case Enroller.Outcome.Failed(var problem) ->
                    EnrolmentCsv.Answer.failed(
                            number, enrolment, String.valueOf(problem.getMessage()));
        };
    }

    private static Duration overlapOf(@Nullable String text) {
        if (text == null) {
            return DEFAULT_OVERLAP;
        }
        try {
            Duration overlap = Duration.parse(text);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeException notADuration) {
            throw ProblemException.badField(
                    "overlap", "overlap is \"%s\", it must be such as PT24H.".formatted(text));
        }
        throw ProblemException.badField("overlap", "overlap must be from PT0S to P90D.");
    }

    /** No browser or proxy may keep a secret. */
    private static <T> MutableHttpResponse<T> unstored(MutableHttpResponse<T> response) {
        return response.header("Cache-Control", "no-store");
    }
}
