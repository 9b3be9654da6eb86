package org.aisleflow.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What cannot be done is one clear sentence and exit code 2. */
class MainTest {
    private final StringWriter errors = new StringWriter();
    private final CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(errors));

    @TempDir private Path folder;

    @Test
    void anUnknownOptionIsRefusedByItsName() {
        int exitCode = commandLine.execute("demo", "--prot", "8080");

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString())
                .startsWith("aisleflow: Unknown option")
                .contains("--prot")
                .hasLineCount(1);
    }

    @Test
    void aPortInUseIsRefusedByItsOption() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String taken = Integer.toString(other.getLocalPort());

            int exitCode =
                    commandLine.execute(
                            "up",
                            "--data",
                            folder.toString(),
                            "--port",
                            freePort(),
                            "--mqtt-port",
                            taken);

            assertThat(exitCode).isEqualTo(2);
            assertThat(errors.toString())
                    .contains("port " + taken + " is in use", "--mqtt-port")
                    .hasLineCount(1);
        }
    }

    @Test
    void aPortThatIsNoPortIsRefused() {
        int exitCode = commandLine.execute("up", "--data", folder.toString(), "--port", "70000");

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).contains("--port is 70000").hasLineCount(1);
    }

    @Test
    void aPastBeyondWhatIsTakenLateIsRefused() {
        int exitCode =
                commandLine.execute("demo", "--data", folder.toString(), "--past-days", "35");

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).contains("--past-days is 35, allowed are 0 to 34");
    }

    @Test
    void aTokenThatIsTooShortIsRefusedBeforeAnythingIsStarted() {
        Path data = folder.resolve("data");

        int exitCode = commandLine.execute("up", "--data", data.toString(), "--token", "secret-1");

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString())
                .contains("--token has 8 characters", "at least 16")
                .doesNotContain("secret-1")
                .hasLineCount(1);
        assertThat(data).doesNotExist();
    }

    @Test
    void aDataFolderInUseIsRefusedByItsName() {
        try (DataFolder _ = DataFolder.open(folder)) {
            int exitCode = commandLine.execute("up", "--data", folder.toString());

            assertThat(exitCode).isEqualTo(2);
            assertThat(errors.toString())
                    .contains(folder.toString(), "is in use by another Aisleflow")
                    .hasLineCount(1);
        }
    }

    @Test
    void theTokenIsMadeOnceAndOnlyItsOwnerCanReadIt() throws Exception {
        String token;
        try (DataFolder first = DataFolder.open(folder)) {
            token = first.token();
        }

        try (DataFolder second = DataFolder.open(folder)) {
            assertThat(second.token()).isEqualTo(token).hasSizeGreaterThanOrEqualTo(32);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("token"))).hasSize(2);
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
