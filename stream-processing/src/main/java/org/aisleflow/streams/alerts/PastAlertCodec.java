package org.aisleflow.streams.alerts;

import java.util.Objects;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/** How an alert that is over is stored. */
public final class PastAlertCodec implements Codec<PastAlert> {
    /** The only one needed. */
    public static final Codec<PastAlert> CODEC = new PastAlertCodec();

    private PastAlertCodec() {}

    @Override
    public void write(PastAlert past, BytesOut out) {
        AlertCodec.CODEC.write(past.alert(), out);
        out.arrival(past.arrival());
    }

    @Override
    public PastAlert read(BytesIn in) {
        Alert alert = AlertCodec.CODEC.read(in);
        Arrival arrival = in.arrival();
        return PastAlert.of(alert, Objects.requireNonNull(alert.until()), arrival);
    }
}
