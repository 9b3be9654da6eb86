package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.telemetry.Senml.Measurement;

/** Writes a resolved pack in CBOR as RFC 8428 section 6 wants it: numbers for names, raw bytes. */
final class SenmlWriter {
    private SenmlWriter() {}

    static byte[] cbor(Senml pack) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator generator = (CBORGenerator) Mappers.CBOR.createGenerator(bytes)) {
            List<Measurement> records = pack.records();
            generator.writeStartArray(records, records.size());
            for (Measurement measurement : records) {
                write(generator, Mappers.JSON.valueToTree(measurement));
            }
            generator.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private static void write(CBORGenerator generator, ObjectNode fields) throws IOException {
        generator.writeStartObject(fields, fields.size());
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            String name = field.getKey();
            Integer label = SenmlLabels.numberOf(name);
            if (label == null) {
                generator.writeFieldName(name);
            } else {
                generator.writeFieldId(label);
            }
            if (name.equals("vd")) {
                generator.writeBinary(Base64.getUrlDecoder().decode(field.getValue().textValue()));
            } else {
                generator.writeTree(field.getValue());
            }
        }
        generator.writeEndObject();
    }
}
