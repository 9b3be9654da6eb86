package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalRoomTest {
    /** In MB. */
    @ParameterizedTest
    @CsvSource({
        // files, of which wanted, free, worth it
        "10, 1, 8, true",
        "10, 4, 8, true",
        "10, 5, 8, false",
        "10, 11, 50, false",
        "10, 1, 4, false",
        "1, 0, 50, false",
    })
    void comparesWhatItGivesWithWhatItTakes(int files, int wanted, int free, boolean worthIt) {
        assertThat(
                        JournalRoom.isWorthCompacting(
                                files, 2L << 20, (long) wanted << 20, (long) free << 20))
                .isEqualTo(worthIt);
    }
}
