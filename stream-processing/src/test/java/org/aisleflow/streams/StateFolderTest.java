package org.aisleflow.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void keepsItsNameFromRunToRun() {
        String first;
        try (StateFolder state = StateFolder.open(folder)) {
            first = state.instance();
        }

        try (StateFolder state = StateFolder.open(folder)) {
            assertThat(state.instance()).isEqualTo(first).hasSize(36);
        }
    }

    @Test
    void saysInOneSentenceThatItIsInUse() {
        try (StateFolder state = StateFolder.open(folder)) {
            assertThat(state.instance()).isNotEmpty();
            assertThatThrownBy(() -> StateFolder.open(folder))
                    .hasMessage("The folder " + folder + " is in use by another process");
        }
    }
}
