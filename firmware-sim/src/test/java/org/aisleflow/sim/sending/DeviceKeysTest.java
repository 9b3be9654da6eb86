package org.aisleflow.sim.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceKeysTest {
    @TempDir private Path folder = Path.of("");

    private Path table(String text) throws IOException {
        return Files.writeString(folder.resolve("keys.csv"), text);
    }

    @Test
    void takesTheAnswerToAnEnrolment() throws IOException {
        Path table =
                table(
                        """
                        row,store,device,user,secret,preSharedKeyIdentity,preSharedKey,certificateSubject,error
                        1,s1,d1,s1/d1,x,s1/d1/1,"abc",,
                        2,s1,d2,,,,,,"there is no store"
                        """);

        DeviceKeys keys = DeviceKeys.enrolled(table);

        assertThat(keys.of("s1/d1").identity()).isEqualTo("s1/d1/1");
        assertThat(keys.of("s1/d1").key()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.of("s1/d2"))
                .withMessageContaining("enrol it first");
    }

    @Test
    void saysWhichColumnIsMissing() throws IOException {
        Path table = table("store,device\ns1,d1\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceKeys.enrolled(table))
                .withMessageContaining("preSharedKeyIdentity");
    }
}
