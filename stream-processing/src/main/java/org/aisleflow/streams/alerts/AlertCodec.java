package org.aisleflow.streams.alerts;

import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/** How an alert is stored: the newest one of its type and subject, open or over. */
public final class AlertCodec implements Codec<Alert> {
    /** The only one needed. */
    public static final Codec<Alert> CODEC = new AlertCodec();

    private AlertCodec() {}

    @Override
    public void write(Alert alert, BytesOut out) {
        out.text(alert.store().value()).text(alert.type().name()).text(alert.about());
        out.text(alert.severity().name()).time(alert.since());
        out.octet(alert.until() == null ? 0 : 1);
        if (alert.until() != null) {
            out.time(alert.until());
        }
        out.text(alert.message()).count(alert.evidence().size());
        alert.evidence().forEach((name, number) -> out.text(name).text(number));
    }

    @Override
    public Alert read(BytesIn in) {
        return new Alert(
                StoreId.of(in.text()),
                Alert.Type.valueOf(in.text()),
                in.text(),
                Alert.Severity.valueOf(in.text()),
                in.time(),
                in.octet() == 0 ? null : in.time(),
                in.text(),
                evidence(in));
    }

    private static Map<String, String> evidence(BytesIn in) {
        Map<String, String> evidence = new TreeMap<>();
        for (int i = in.size(); i > 0; i--) {
            evidence.put(in.text(), in.text());
        }
        return evidence;
    }
}
