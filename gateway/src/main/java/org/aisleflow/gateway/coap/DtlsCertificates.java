package org.aisleflow.gateway.coap;

import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.aisleflow.gateway.tls.Reloading;
import org.aisleflow.gateway.tls.TlsFiles;
import org.eclipse.californium.scandium.dtls.CertificateIdentityResult;
import org.eclipse.californium.scandium.dtls.CertificateMessage;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite.CertificateKeyAlgorithm;
import org.eclipse.californium.scandium.dtls.cipher.XECDHECryptography.SupportedGroup;
import org.eclipse.californium.scandium.dtls.x509.CertificateProvider;
import org.eclipse.californium.scandium.dtls.x509.NewAdvancedCertificateVerifier;
import org.eclipse.californium.scandium.dtls.x509.SingleCertificateProvider;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a DTLS endpoint as they are in the files at that moment; Californium's own
 * providers hold on to the ones they began with.
 */
final class DtlsCertificates {
    private final Reloading<Both> files;

    /** What is made of the files. */
    private record Both(
            CertificateProvider provider, @Nullable NewAdvancedCertificateVerifier verifier) {}

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException with a sentence, if they cannot be used
     */
    DtlsCertificates(TlsFiles files) {
        this.files = new Reloading<>(files, DtlsCertificates::made, System::nanoTime);
    }

    CertificateProvider provider() {
        return new Provider(files);
    }

    /** Checks devices' certificates; empty if nobody was named who vouches for them. */
    Optional<NewAdvancedCertificateVerifier> verifier() {
        return files.current().verifier() == null
                ? Optional.empty()
                : Optional.of(new Verifier(files));
    }

    Optional<String> trouble() {
        return files.trouble();
    }

    private static Both made(TlsFiles.Content content) {
        var provider =
                new SingleCertificateProvider(
                        content.key(),
                        content.chain().toArray(new Certificate[0]),
                        CertificateType.X_509);
        NewAdvancedCertificateVerifier verifier =
                content.clientAuthorities().isEmpty()
                        ? null
                        : StaticNewAdvancedCertificateVerifier.builder()
                                .setTrustedCertificates(
                                        content.clientAuthorities().toArray(new Certificate[0]))
                                .build();
        return new Both(provider, verifier);
    }

    private record Provider(Reloading<Both> files) implements CertificateProvider {
        @Override
        public List<CertificateKeyAlgorithm> getSupportedCertificateKeyAlgorithms() {
            return files.current().provider().getSupportedCertificateKeyAlgorithms();
        }

        @Override
        public List<CertificateType> getSupportedCertificateTypes() {
            return List.of(CertificateType.X_509);
        }

        @Override
        public CertificateIdentityResult requestCertificateIdentity(
                ConnectionId connection,
                boolean client,
                @Nullable List<X500Principal> issuers,
                @Nullable ServerNames serverNames,
                @Nullable List<CertificateKeyAlgorithm> keyAlgorithms,
                @Nullable List<SignatureAndHashAlgorithm> signatures,
                @Nullable List<SupportedGroup> curves) {
            return files.current()
                    .provider()
                    .requestCertificateIdentity(
                            connection,
                            client,
                            issuers,
                            serverNames,
                            keyAlgorithms,
                            signatures,
                            curves);
        }

        @Override
        public void setResultHandler(HandshakeResultHandler handler) {
            // Answers come at once.
        }
    }

    private record Verifier(Reloading<Both> files) implements NewAdvancedCertificateVerifier {
        @Override
        public List<CertificateType> getSupportedCertificateTypes() {
            return List.of(CertificateType.X_509);
        }

        @Override
        public CertificateVerificationResult verifyCertificate(
                ConnectionId connection,
                @Nullable ServerNames serverNames,
                InetSocketAddress peer,
                boolean clientUsage,
                boolean verifySubject,
                boolean truncatePath,
                CertificateMessage message) {
            return current()
                    .verifyCertificate(
                            connection,
                            serverNames,
                            peer,
                            clientUsage,
                            verifySubject,
                            truncatePath,
                            message);
        }

        @Override
        public List<X500Principal> getAcceptedIssuers() {
            return current().getAcceptedIssuers();
        }

        @Override
        public void setResultHandler(HandshakeResultHandler handler) {
            // Answers come at once.
        }

        private NewAdvancedCertificateVerifier current() {
            return Objects.requireNonNull(
                    files.current().verifier(), "files without authorities are refused when read");
        }
    }
}
