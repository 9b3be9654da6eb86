package org.aisleflow.api.history;

import java.util.Arrays;
import java.util.List;
import org.aisleflow.contracts.ids.ZoneId;

/** Ways through a store as the text of their series. */
final class PathText {
    private PathText() {}

    static List<ZoneId> zones(String text) {
        return Arrays.stream(text.split(">", -1)).map(ZoneId::of).toList();
    }
}
