package org.aisleflow.gateway.coap;

import java.net.InetSocketAddress;
import javax.crypto.SecretKey;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.CredentialTable;
import org.aisleflow.gateway.identity.Proof;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/** Gives DTLS the key of a device, which has one of its own. */
final class PreSharedKeys implements AdvancedPskStore {
    private final CredentialTable credentials;
    private final AccessAudit audit;

    PreSharedKeys(CredentialTable credentials, AccessAudit audit) {
        this.credentials = credentials;
        this.audit = audit;
    }

    @Override
    public boolean hasEcdhePskSupported() {
        return true;
    }

    @Override
    public PskSecretResult requestPskSecretResult(
            ConnectionId connection,
            @Nullable ServerNames serverNames,
            PskPublicInformation identity,
            String hmacAlgorithm,
            @Nullable SecretKey otherSecret,
            byte @Nullable [] seed,
            boolean useExtendedMasterSecret) {
        String name = identity.getPublicInfoAsString();
        SecretKey key =
                credentials
                        .preSharedKey(name)
                        .map(bytes -> SecretUtil.create(bytes, PskSecretResult.ALGORITHM_PSK))
                        .orElse(null);
        if (key == null && credentials.byKeyIdentity(name) instanceof Proof.Missing(var refusal)) {
            // Scandium goes on with a key of its own, so that nobody can find out which names there
            // are; the handshake then comes to nothing.
            audit.refused(refusal, name, null, "dtls handshake");
        }
        return new PskSecretResult(connection, identity, key);
    }

    @Override
    public @Nullable PskPublicInformation getIdentity(
            InetSocketAddress peer, @Nullable ServerNames virtualHost) {
        return null;
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        // Answers come at once.
    }
}
