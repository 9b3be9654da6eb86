package org.aisleflow.api.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.wire.Mappers;

/**
 * Tells one version of a catalog entry from another, the same from every instance and after a
 * restart: a strong entity tag (RFC 9110, section 8.8.3).
 *
 * @param value with its quotation marks
 */
record EntityTag(String value) {
    private static final String ANY = "*";
    private static final int BYTES = 12;

    /** Of maps the order is not told by what is in them. */
    private static final ObjectWriter CANONICAL =
            Mappers.JSON.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static EntityTag of(CatalogEntry entry) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(CANONICAL.writeValueAsBytes(entry));
            return new EntityTag(
                    '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)) + '"');
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException("An entry cannot be told by a tag", impossible);
        }
    }

    /**
     * Refuses to go on when an entry is no longer the one that a change was made from.
     *
     * @param ifMatch the header {@code If-Match} (RFC 9110, section 13.1.1): tags, or {@code *} for
     *     whatever is there
     * @param now the entry as it is; empty if there is none
     * @throws ProblemException with status 412 and the remedy
     */
    static void require(String ifMatch, Optional<? extends CatalogEntry> now) {
        String current =
                now.map(entry -> of(entry).value())
                        .orElseThrow(() ->
                                ProblemException.preconditionFailed(
                                        "The catalog does not have this entry, so If-Match cannot match it; leave If-Match out to make a new one."));
        boolean matches =
                ifMatch.strip().equals(ANY)
                        || Arrays.stream(ifMatch.split(",", -1))
                                .map(String::strip)
                                .anyMatch(current::equals);
        if (!matches) {
            throw ProblemException.preconditionFailed(
                    "Somebody has changed this entry since: its ETag is %s now. Read it again and repeat the change on that."
                            .formatted(current));
        }
    }
}
