package org.aisleflow.gateway.coap;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Optional;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.CredentialTable;
import org.aisleflow.gateway.identity.Proof;
import org.aisleflow.gateway.identity.Refusal;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.californium.elements.auth.X509CertPath;
import org.jspecify.annotations.Nullable;

/** Decides at every request whether the peer is the device that its path names. */
final class PathGuard {
    private final CredentialTable credentials;
    private final AccessAudit audit;
    private final boolean anybody;

    /**
     * @param anybody whether those who came without encryption may speak for any device
     */
    PathGuard(CredentialTable credentials, AccessAudit audit, boolean anybody) {
        this.credentials = credentials;
        this.audit = audit;
        this.anybody = anybody;
    }

    /**
     * Checks a request.
     *
     * @param peer whom DTLS has recognised; null without DTLS
     * @param address where the peer is
     * @param store the store in the path
     * @param device the device in the path
     * @return what to answer, or empty if the peer may go on
     */
    Optional<Response> refusal(
            @Nullable Principal peer, InetSocketAddress address, String store, String device) {
        if (peer == null && anybody && address.getAddress().isLoopbackAddress()) {
            return Optional.empty();
        }
        String path = "coap /v1/" + store + "/" + device;
        return switch (proof(peer)) {
            case Proof.Missing(Refusal refusal) -> {
                audit.refused(refusal, name(peer), address.toString(), path);
                yield Optional.of(
                        CoapAnswers.sentence(
                                ResponseCode.UNAUTHORIZED,
                                peer == null
                                        ? "come over coaps, with the device's credentials"
                                        : "these credentials are no device's, or count no more"));
            }
            case Proof.Given given when given.device().is(store, device) -> Optional.empty();
            case Proof.Given given -> {
                audit.refused(
                        Refusal.FOREIGN_TOPIC, given.device().toString(), address.toString(), path);
                yield Optional.of(
                        CoapAnswers.sentence(
                                ResponseCode.FORBIDDEN,
                                "a device may speak for itself only: /v1/" + given.device()));
            }
        };
    }

    /** Says whether a connection of this peer may go on. */
    boolean mayStay(@Nullable Principal peer) {
        return peer == null || proof(peer) instanceof Proof.Given;
    }

    private Proof proof(@Nullable Principal peer) {
        return switch (peer) {
            case null -> new Proof.Missing(Refusal.ANONYMOUS);
            case PreSharedKeyIdentity key -> credentials.byKeyIdentity(key.getIdentity());
            case X509CertPath path ->
                    credentials.bySubject(path.getTarget().getSubjectX500Principal());
            default -> new Proof.Missing(Refusal.ANONYMOUS);
        };
    }

    private static @Nullable String name(@Nullable Principal peer) {
        return peer == null ? null : peer.getName();
    }
}
