package org.aisleflow.api.fleet;

import java.util.List;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.credentials.CredentialType;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A device that is to be let in.
 *
 * @param store its store, which the catalog must have
 * @param device its id
 * @param kind what it mainly sends; needed if the catalog does not have the device yet
 * @param reportSeconds it should report at least once in so many seconds; 60 if left out
 * @param line the line it counts at (crossing)
 * @param shelf the shelf it weighs (weight)
 * @param zone the zone it is in (climate, tags)
 * @param certificateSubject the subject of its certificate, for example {@code CN=door-1,O=Shop}
 * @param types which credentials it gets; if left out a secret, a pre-shared key and, with a {@code
 *     certificateSubject}, a certificate
 */
record Enrolment(
        @Nullable String store,
        @Nullable String device,
        @Nullable Kind kind,
        @Nullable Double reportSeconds,
        @Nullable LineId line,
        @Nullable ShelfId shelf,
        @Nullable ZoneId zone,
        @Nullable String certificateSubject,
        @Nullable List<CredentialType> types) {
    private static final double DEFAULT_REPORT_SECONDS = 60;

    /** How the device is to be called. */
    DeviceId id() {
        if (device == null || device.isBlank()) {
            throw ProblemException.badField("device", "device is missing.");
        }
        return FleetDevices.idOf(device);
    }

    /** Which store it is said to be in. */
    String storeName() {
        if (store == null || store.isBlank()) {
            throw ProblemException.badField("store", "store is missing.");
        }
        return store;
    }

    /** What the catalog is to know of it. */
    Device entry() {
        DeviceId id = id();
        if (kind == null) {
            throw ProblemException.badField(
                    "kind",
                    "The catalog does not have device %s yet, so kind must say what it sends."
                            .formatted(id));
        }
        double seconds = reportSeconds == null ? DEFAULT_REPORT_SECONDS : reportSeconds;
        try {
            return Device.builder(id, kind, seconds).line(line).shelf(shelf).zone(zone).build();
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.badField("reportSeconds", String.valueOf(wrong.getMessage()));
        }
    }

    /** Which credentials it is to get. */
    CredentialIssuer.Request credentials() {
        return new CredentialIssuer.Request(types, certificateSubject);
    }
}
