package org.aisleflow.contracts.wire;

import java.util.Map;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.IdForm;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Count;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Delivery;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Location;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.telemetry.Tags;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;

/** The fields of each kind, read by the names that the contract gives them. */
final class TelemetryFields {
    private static final int LONGEST_LIST = 1_000;
    private static final Map<String, Answer.Outcome> OUTCOMES =
            Map.of("done", Answer.Outcome.DONE, "refused", Answer.Outcome.REFUSED);

    private TelemetryFields() {}

    static Telemetry read(Kind kind, Fields fields) {
        return switch (kind) {
            case CROSSING ->
                    new Crossing(
                            fields.id("line", IdForm.PLAIN, LineId::of),
                            fields.count("in"),
                            fields.count("out"),
                            fields.optionalCount("passing"));
            case POSITIONS ->
                    new Positions(fields.list("tracks", LONGEST_LIST, TelemetryFields::track));
            case WEIGHT ->
                    new Weight(
                            fields.id("shelf", IdForm.PLAIN, ShelfId::of), fields.number("grams"));
            case TAGS -> new Tags(fields.list("reads", LONGEST_LIST, TelemetryFields::read));
            case CLIMATE ->
                    new Climate(fields.number("celsius"), fields.optionalNumber("humidity"));
            case LOCATION ->
                    new Location(
                            fields.number("latitude"),
                            fields.number("longitude"),
                            fields.optionalText("sscc"));
            case SALE ->
                    new Sale(
                            fields.id("receipt", IdForm.DOTTED, ReceiptId::of),
                            fields.list("lines", LONGEST_LIST, TelemetryFields::saleLine));
            case DELIVERY ->
                    new Delivery(
                            fields.list("lines", LONGEST_LIST, TelemetryFields::deliveryLine),
                            fields.optionalId("shipment", IdForm.DOTTED, ShipmentId::of));
            case COUNT ->
                    new Count(
                            fields.id("sku", IdForm.DOTTED, Sku::of),
                            fields.number("quantity"),
                            fields.optionalId("shelf", IdForm.PLAIN, ShelfId::of));
            case STATUS ->
                    new Status(
                            fields.whole("sent"),
                            fields.optionalText("firmware"),
                            fields.optionalNumber("battery"),
                            fields.optionalNumber("uptime"),
                            fields.optionalObject("answer", TelemetryFields::answer));
            case SENML -> throw new IllegalStateException("a SenML pack is a list, not an object");
        };
    }

    private static Positions.Track track(Fields fields) {
        return new Positions.Track(
                fields.name("id"), fields.number("x"), fields.number("y"), fields.flag("staff"));
    }

    private static Tags.Read read(Fields fields) {
        return new Tags.Read(
                fields.text("epc"), fields.number("rssi"), fields.optionalCount("antenna"));
    }

    private static Answer answer(Fields fields) {
        return new Answer(
                fields.id("command", IdForm.PLAIN, CommandId::of),
                fields.choice("outcome", OUTCOMES),
                fields.optionalText("detail"));
    }

    private static Sale.Line saleLine(Fields fields) {
        return new Sale.Line(
                fields.id("sku", IdForm.DOTTED, Sku::of),
                fields.number("quantity"),
                fields.optionalNumber("price"));
    }

    private static Delivery.Line deliveryLine(Fields fields) {
        return new Delivery.Line(
                fields.id("sku", IdForm.DOTTED, Sku::of), fields.number("quantity"));
    }
}
