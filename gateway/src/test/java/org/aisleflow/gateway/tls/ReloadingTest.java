package org.aisleflow.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicLong;
import org.aisleflow.gateway.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void takesNewFilesAndKeepsTheLastGoodOnes(@TempDir Path folder) throws Exception {
        TestCertificates authority = TestCertificates.authority(folder.resolve("ca"), "Shop");
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        write(authority, "first", certificate, key, 1);
        Reloading<String> subject =
                new Reloading<>(
                        new TlsFiles(certificate, key, authority.certificateFile()),
                        content -> content.chain().getFirst().getSubjectX500Principal().getName(),
                        nanos::get);
        assertThat(subject.current()).isEqualTo("CN=first");

        write(authority, "second", certificate, key, 2);
        assertThat(subject.current()).as("not looked at yet").isEqualTo("CN=first");
        nanos.addAndGet(SECOND);
        assertThat(subject.current()).isEqualTo("CN=second");

        Files.writeString(certificate, "half a certifi");
        Files.setLastModifiedTime(certificate, FileTime.fromMillis(System.currentTimeMillis() + 3));
        nanos.addAndGet(SECOND);
        assertThat(subject.current()).isEqualTo("CN=second");
        assertThat(subject.trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("cert.pem"));

        write(authority, "third", certificate, key, 4);
        nanos.addAndGet(SECOND);
        assertThat(subject.current()).isEqualTo("CN=third");
        assertThat(subject.trouble()).isEmpty();
    }

    @Test
    void namesTheFileThatCannotBeUsed(@TempDir Path folder) throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThatThrownBy(() ->
                        new Reloading<>(
                                new TlsFiles(empty, empty, null),
                                TlsFiles.Content::toString,
                                nanos::get))
                .hasMessageContaining("empty.pem")
                .hasMessageContaining("must be PEM");
    }

    @Test
    void doesNotTakeACertificateWithTheKeyOfAnother(@TempDir Path folder) throws Exception {
        TestCertificates authority = TestCertificates.authority(folder.resolve("ca"), "Shop");
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        write(authority, "good", certificate, key, 1);
        var files = new TlsFiles(certificate, key, null);
        Reloading<String> subject =
                new Reloading<>(
                        files,
                        content -> content.chain().getFirst().getSubjectX500Principal().getName(),
                        nanos::get);

        var other = authority.issue("other", "CN=other");
        copy(authority.keyFile("other.key", other), key, 2);
        nanos.addAndGet(SECOND);

        assertThat(subject.current()).isEqualTo("CN=good");
        assertThat(subject.trouble())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("cert.pem", "key.pem", "made for"));
        assertThatThrownBy(() -> new Reloading<>(files, TlsFiles.Content::toString, nanos::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cert.pem");
    }

    private static void write(
            TestCertificates authority, String name, Path certificate, Path key, int change)
            throws Exception {
        var identity = authority.issue(name, "CN=" + name);
        copy(authority.chainFile(name + ".pem", identity), certificate, change);
        copy(authority.keyFile(name + ".key", identity), key, change);
    }

    private static void copy(Path from, Path to, int change) throws Exception {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(
                to, FileTime.fromMillis(System.currentTimeMillis() + change * 1_000L));
    }
}
