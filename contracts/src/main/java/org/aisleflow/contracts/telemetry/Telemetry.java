package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What one message of a device says, without its numbering and time.
 *
 * <p>The records check their own ranges and throw {@link IllegalArgumentException} with a sentence
 * that names the field; the decoder turns that sentence into a refusal, so that inside the system a
 * telemetry record is always in range.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Crossing.class, name = "crossing"),
    @JsonSubTypes.Type(value = Positions.class, name = "positions"),
    @JsonSubTypes.Type(value = Weight.class, name = "weight"),
    @JsonSubTypes.Type(value = Tags.class, name = "tags"),
    @JsonSubTypes.Type(value = Climate.class, name = "climate"),
    @JsonSubTypes.Type(value = Location.class, name = "location"),
    @JsonSubTypes.Type(value = Sale.class, name = "sale"),
    @JsonSubTypes.Type(value = Delivery.class, name = "delivery"),
    @JsonSubTypes.Type(value = Count.class, name = "count"),
    @JsonSubTypes.Type(value = Status.class, name = "status"),
    @JsonSubTypes.Type(value = Senml.class, name = "senml")
})
public sealed interface Telemetry
        permits Climate,
                Count,
                Crossing,
                Delivery,
                Location,
                Positions,
                Sale,
                Senml,
                Status,
                Tags,
                Weight {

    /**
     * The kind of this message, as named in the topic or path.
     *
     * @return the kind
     */
    default Kind kind() {
        return switch (this) {
            case Crossing _ -> Kind.CROSSING;
            case Positions _ -> Kind.POSITIONS;
            case Weight _ -> Kind.WEIGHT;
            case Tags _ -> Kind.TAGS;
            case Climate _ -> Kind.CLIMATE;
            case Location _ -> Kind.LOCATION;
            case Sale _ -> Kind.SALE;
            case Delivery _ -> Kind.DELIVERY;
            case Count _ -> Kind.COUNT;
            case Status _ -> Kind.STATUS;
            case Senml _ -> Kind.SENML;
        };
    }
}
