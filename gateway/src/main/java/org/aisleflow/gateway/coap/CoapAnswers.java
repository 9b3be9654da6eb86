package org.aisleflow.gateway.coap;

import java.time.Duration;
import org.aisleflow.contracts.telemetry.Reason;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Response;

/** What a device is told: the one place where our reasons become CoAP's codes. */
final class CoapAnswers {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private CoapAnswers() {}

    static Response stored() {
        return new Response(ResponseCode.CHANGED);
    }

    static Response refused(Reason reason, String detail) {
        return sentence(code(reason), detail);
    }

    static Response cannotStoreNow(String why) {
        Response response = sentence(ResponseCode.SERVICE_UNAVAILABLE, why);
        response.getOptions().setMaxAge(TRY_AGAIN.toSeconds());
        return response;
    }

    static Response tryLater(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        Response response =
                sentence(
                        ResponseCode.TOO_MANY_REQUESTS,
                        "this device sends too much, try again in %d s".formatted(seconds));
        response.getOptions().setMaxAge(seconds);
        return response;
    }

    static Response sentence(ResponseCode code, String sentence) {
        Response response = new Response(code);
        response.setPayload(sentence);
        response.getOptions().setContentFormat(MediaTypeRegistry.TEXT_PLAIN);
        return response;
    }

    static ResponseCode code(Reason reason) {
        return switch (reason) {
            case MALFORMED, BAD_ID, MISSING_FIELD, OUT_OF_RANGE, EXPIRED, UNMAPPED ->
                    ResponseCode.BAD_REQUEST;
            case UNSUPPORTED_FORMAT -> ResponseCode.UNSUPPORTED_CONTENT_FORMAT;
            case UNKNOWN_KIND, UNKNOWN_STORE -> ResponseCode.NOT_FOUND;
            case TOO_LARGE -> ResponseCode.REQUEST_ENTITY_TOO_LARGE;
            case UNKNOWN_DEVICE, FOREIGN_DEVICE -> ResponseCode.FORBIDDEN;
            case OVER_QUOTA -> ResponseCode.TOO_MANY_REQUESTS;
        };
    }
}
