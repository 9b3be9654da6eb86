package org.aisleflow.gateway.broker;

import javax.security.auth.x500.X500Principal;
import org.aisleflow.gateway.identity.CredentialTable;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.aisleflow.gateway.identity.Proof;
import org.aisleflow.gateway.identity.Refusal;

/**
 * Lets devices in that prove who they are: by a certificate, else by user name {@code store/device}
 * and secret. The client id must be the device's id, or {@code store/device}, since the broker
 * keeps sessions by it.
 */
public final class CredentialPolicy implements DevicePolicy {
    private final CredentialTable credentials;

    /**
     * Makes the policy.
     *
     * @param credentials what devices have
     */
    public CredentialPolicy(CredentialTable credentials) {
        this.credentials = credentials;
    }

    @Override
    public Answer admit(Peer peer) {
        return switch (proofOf(peer)) {
            case Proof.Missing(Refusal refusal) -> new Answer.Refused(refusal);
            case Proof.Given proof ->
                    isCalled(proof.device(), peer.clientId())
                            ? new Answer.Admitted(new Device(credentials, proof))
                            : new Answer.Refused(Refusal.FOREIGN_CLIENT_ID);
        };
    }

    /** The long form tells devices of one id in two stores apart. */
    private static boolean isCalled(DeviceIdentity device, String clientId) {
        return device.device().value().equals(clientId) || device.toString().equals(clientId);
    }

    private Proof proofOf(Peer peer) {
        X500Principal certificate = peer.certificate();
        String user = peer.user();
        String password = peer.password();
        if (certificate != null) {
            Proof proof = credentials.bySubject(certificate);
            boolean other =
                    user != null
                            && proof instanceof Proof.Given given
                            && !given.device().toString().equals(user);
            return other ? new Proof.Missing(Refusal.FOREIGN_CERTIFICATE) : proof;
        }
        return user == null || password == null
                ? new Proof.Missing(Refusal.ANONYMOUS)
                : credentials.bySecret(user, password);
    }

    /** A device that has proved who it is, until that counts no more. */
    private record Device(CredentialTable credentials, Proof.Given proof) implements Guest {
        @Override
        public boolean speaksFor(String store, String device) {
            return proof.device().is(store, device) && mayStay();
        }

        @Override
        public boolean mayStay() {
            return credentials.stillCounts(proof);
        }
    }
}
