package org.aisleflow.gateway.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
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
        if (!belongTogether(privateKey, chain.getFirst().getPublicKey())) {
            throw new IllegalArgumentException(
                    "The TLS key %s is not that of the certificate %s: name the key that the certificate was made for"
                            .formatted(key, certificate));
        }
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

    /**
     * What one has signed the other must recognise. Rare kinds of keys are left to the TLS library.
     */
    private static boolean belongTogether(PrivateKey signing, PublicKey checking) {
        String algorithm =
                switch (checking.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case "EdDSA" -> "EdDSA";
                    default -> "";
                };
        if (algorithm.isEmpty()) {
            return true;
        }
        byte[] anything = {1, 2, 3};
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(signing);
            signer.update(anything);
            Signature checker = Signature.getInstance(algorithm);
            checker.initVerify(checking);
            checker.update(anything);
            return checker.verify(signer.sign());
        } catch (GeneralSecurityException notOfOneKind) {
            return false;
        }
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
