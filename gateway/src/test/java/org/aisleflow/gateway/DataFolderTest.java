package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path path;

    @Test
    void countsStarts() {
        try (var folder = DataFolder.hold(path)) {
            assertThat(folder.nextBoot()).isEqualTo(1);
        }
        try (var folder = DataFolder.hold(path)) {
            assertThat(folder.nextBoot()).isEqualTo(2);
        }
    }

    @Test
    void belongsToOneAtATime() {
        try (var folder = DataFolder.hold(path)) {
            assertThat(folder.journal()).isEqualTo(path.resolve("broker"));
            assertThatThrownBy(() -> DataFolder.hold(path))
                    .hasMessageContaining("is in use by another process");
        }
    }
}
