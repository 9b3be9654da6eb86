package org.aisleflow.gateway.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.californium.elements.util.SslContextUtil;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway's certificate is, as PEM.
 *
 * @param certificate the certificate, followed by those of its issuers
 * @param key its private key, not encrypted
 * @param clientAuthority the certificates that vouch for devices; null if devices do not log in by
 *     certificate
 */
public record TlsFiles(Path certificate, Path key, @Nullable Path clientAuthority) {
    /**
     * What is in the files.
     *
     * @param key the private key
     * @param chain the certificate, followed by those of its issuers
     * @param clientAuthorities those that vouch for devices, perhaps none
     */
    public record Content(
            PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities) {
        /** Takes copies. */
        public Content {
            chain = List.copyOf(chain);
            clientAuthorities = List.copyOf(clientAuthorities);
        }

        /** Does not show the key. */
        @Override
        public String toString() {
            return "Content[subject=" + chain.getFirst().getSubjectX500Principal() + "]";
        }
    }

    /**
     * Reads them.
     *
     * @return what is in them
     * @throws IllegalArgumentException with a sentence that names the file, if one cannot be used
     */
    Content read() {
        PrivateKey privateKey = credentials(key).getPrivateKey();
        if (privateKey == null) {
            throw unusable(key, "it holds no private key", null);
        }
        List<X509Certificate> chain = certificates(certificate);
        Path authority = clientAuthority;
        return new Content(
                privateKey, chain, authority == null ? List.of() : certificates(authority));
    }

    /** When each of the files was last changed. */
    List<FileTime> changes() throws IOException {
        List<FileTime> changes = new ArrayList<>();
        changes.add(Files.getLastModifiedTime(certificate));
        changes.add(Files.getLastModifiedTime(key));
        Path authority = clientAuthority;
        if (authority != null) {
            changes.add(Files.getLastModifiedTime(authority));
        }
        return changes;
    }

    private static List<X509Certificate> certificates(Path file) {
        SslContextUtil.Credentials credentials = credentials(file);
        Certificate[] chain = credentials.getCertificateChain();
        Certificate[] found = chain == null ? credentials.getTrustedCertificates() : chain;
        if (found == null || found.length == 0) {
            throw unusable(file, "it holds no certificate", null);
        }
        return Arrays.stream(found).map(X509Certificate.class::cast).toList();
    }

    private static SslContextUtil.Credentials credentials(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return SslContextUtil.loadPemCredentials(stream);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException failure) {
            throw unusable(file, String.valueOf(failure.getMessage()), failure);
        }
    }

    private static IllegalArgumentException unusable(
            Path file, String why, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "The file %s cannot be used for TLS, it must be PEM: %s".formatted(file, why),
                cause);
    }
}
