package org.aisleflow.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A certificate authority for tests, made with the JDK's own keytool. */
public final class TestCertificates {
    private static final char[] PASSWORD = "for-tests".toCharArray();
    private static final String AUTHORITY = "authority";

    private final Path folder;
    private final Path keyStore;

    private TestCertificates(Path folder) {
        this.folder = folder;
        this.keyStore = folder.resolve("keys.p12");
    }

    /** A key and the certificates that go with it. */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {}

    public static TestCertificates authority(Path folder, String name) throws Exception {
        Files.createDirectories(folder);
        TestCertificates made = new TestCertificates(folder);
        made.keytool(AUTHORITY, "CN=" + name, "-ext", "bc:c", "-validity", "30");
        return made;
    }

    public Identity issue(String alias, String subject, String... more) throws Exception {
        List<String> options =
                new ArrayList<>(
                        List.of("-signer", AUTHORITY, "-ext", "san=ip:127.0.0.1,dns:localhost"));
        options.addAll(more.length == 0 ? List.of("-validity", "30") : Arrays.asList(more));
        keytool(alias, subject, options.toArray(String[]::new));
        return read(alias);
    }

    /** One that ended yesterday. */
    Identity expired(String alias, String subject) throws Exception {
        return issue(alias, subject, "-startdate", "-10d", "-validity", "9");
    }

    X509Certificate certificate() throws Exception {
        return read(AUTHORITY).chain().getFirst();
    }

    public Path certificateFile() throws Exception {
        return write("authority.pem", List.of(certificate()));
    }

    public Path chainFile(String name, Identity identity) throws Exception {
        return write(name, identity.chain());
    }

    public Path keyFile(String name, Identity identity) throws IOException {
        return Files.writeString(
                folder.resolve(name), pem("PRIVATE KEY", identity.key().getEncoded()));
    }

    private Path write(String name, List<X509Certificate> certificates) throws Exception {
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : certificates) {
            text.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private Identity read(String alias) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(keyStore)) {
            keys.load(stream, PASSWORD);
        }
        return new Identity(
                (PrivateKey) keys.getKey(alias, PASSWORD),
                Arrays.stream(keys.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList());
    }

    private void keytool(String alias, String subject, String... more) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-J-XX:TieredStopAtLevel=1",
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                keyStore.toString(),
                                "-alias",
                                alias,
                                "-dname",
                                subject));
        command.addAll(Arrays.asList(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private static String pem(String type, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        type,
                        Base64.getMimeEncoder(64, new byte[] {10}).encodeToString(bytes),
                        type);
    }
}
