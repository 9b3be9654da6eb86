package org.aisleflow.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.wire.Mappers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
    private static final Device EYE = Device.of(DeviceId.of("eye-1"), Kind.POSITIONS, 10);

    @Test
    void mayLeaveOutHowOftenItSwapsIds() throws JsonProcessingException {
        String json = Mappers.JSON.writeValueAsString(EYE);

        assertThat(json).doesNotContain("idSwapShare");
        assertThat(Mappers.JSON.readValue(json, Device.class)).isEqualTo(EYE);
    }

    @Test
    void saysHowOftenItSwapsIds() throws JsonProcessingException {
        Device swapping = EYE.swappingIds(0.1);

        String json = Mappers.JSON.writeValueAsString(swapping);

        assertThat(json).contains("\"idSwapShare\":0.1");
        assertThat(Mappers.JSON.readValue(json, Device.class)).isEqualTo(swapping);
        assertThat(swapping.tellingBadges().idSwapShare()).isEqualTo(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 0.51, Double.NaN})
    void refusesAShareThatCannotBe(double share) {
        assertThatThrownBy(() -> EYE.swappingIds(share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "idSwapShare of device eye-1 is %s, it must be 0 to 0.5".formatted(share));
    }
}
