package org.aisleflow.gateway.broker;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.x500.X500Principal;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.Refusal;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;

/**
 * The broker's doorkeeper. Fails closed: what is not expressly allowed is refused, also when
 * something unforeseen goes wrong while deciding.
 */
final class Guard implements ActiveMQSecurityManager5 {
    /** {@code aisleflow/v1/store/device/kind}. */
    static final int TOPIC_LEVELS = 5;

    private static final String COMMAND = TelemetryAddress.COMMAND;

    private final InternalIdentity internal;
    private final DevicePolicy policy;
    private final AccessAudit audit;
    private final WildcardConfiguration wildcards;

    Guard(
            InternalIdentity internal,
            DevicePolicy policy,
            AccessAudit audit,
            WildcardConfiguration wildcards) {
        this.internal = internal;
        this.policy = policy;
        this.audit = audit;
        this.wildcards = wildcards;
    }

    /** The gateway's own clients. */
    private record GatewayItself() implements Principal {
        @Override
        public String getName() {
            return "gateway";
        }
    }

    /** A device, known by its client id, and what it may do. */
    private record ConnectedDevice(
            String clientId, @Nullable String address, DevicePolicy.Guest guest)
            implements Principal {
        @Override
        public String getName() {
            return clientId;
        }

        /** Sessions go by the client id, so it says whose commands one may keep. */
        boolean isCalled(String store, String device) {
            return clientId.equals(device) || clientId.equals(store + "/" + device);
        }
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain) {
        if (connection == null) {
            return null;
        }
        // Asked again for every message: a connection does not change who it is.
        Subject known = connection.getSubject();
        if (known != null) {
            return known;
        }
        String clientId = connection.getClientID();
        if (clientId == null) {
            return null;
        }
        if (isInternal(user, password)) {
            return subject(new GatewayItself());
        }
        // Whoever takes over the reader's client id would take over its unread messages.
        if (clientId.startsWith(InternalIdentity.CLIENT_ID_PREFIX)) {
            refused(Refusal.FOREIGN_CLIENT_ID, clientId, connection);
            return null;
        }
        DevicePolicy.Peer peer =
                new DevicePolicy.Peer(
                        clientId, user, password, certificate(connection), address(connection));
        return switch (policy.admit(peer)) {
            case DevicePolicy.Answer.Admitted(var guest) ->
                    subject(new ConnectedDevice(clientId, connection.getRemoteAddress(), guest));
            case DevicePolicy.Answer.Refused(Refusal refusal) -> {
                refused(refusal, user == null ? clientId : user, connection);
                yield null;
            }
        };
    }

    private void refused(Refusal refusal, String who, RemotingConnection connection) {
        audit.refused(refusal, who, connection.getRemoteAddress(), "mqtt connect");
    }

    private static @Nullable X500Principal certificate(RemotingConnection connection) {
        X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
        return chain == null || chain.length == 0 ? null : chain[0].getSubjectX500Principal();
    }

    /** Says whether whoever has this connection may keep it. */
    static boolean mayStay(RemotingConnection connection) {
        Subject subject = connection.getSubject();
        return subject == null
                || subject.getPrincipals(ConnectedDevice.class).stream()
                        .allMatch(device -> device.guest().mayStay());
    }

    /**
     * By which name a message counts towards a quota: that of the device, as over CoAP, if the
     * sender may speak for it, so that nobody can use up the quota of somebody else.
     */
    static String quotaName(RemotingConnection connection, String topic) {
        String[] levels = topic.split("/", -1);
        Subject subject = connection.getSubject();
        boolean own =
                subject != null
                        && levels.length == TOPIC_LEVELS
                        && subject.getPrincipals(ConnectedDevice.class).stream()
                                .anyMatch(device -> device.guest().speaksFor(levels[2], levels[3]));
        return own ? levels[2] + "/" + levels[3] : String.valueOf(connection.getClientID());
    }

    @Override
    public boolean authorize(
            @Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
        if (subject == null) {
            return false;
        }
        if (!subject.getPrincipals(GatewayItself.class).isEmpty()) {
            return true;
        }
        String topic = topic(address);
        for (ConnectedDevice device : subject.getPrincipals(ConnectedDevice.class)) {
            if (allows(device, checkType, topic)) {
                return true;
            }
            audit.refused(
                    Refusal.FOREIGN_TOPIC, device.clientId(), device.address(), "mqtt " + topic);
        }
        return false;
    }

    private static boolean allows(ConnectedDevice device, CheckType checkType, String topic) {
        return switch (checkType) {
            case SEND -> mayPublish(device, topic);
            case CREATE_ADDRESS -> mayPublish(device, topic) || isOwnCommand(device, topic);
            case CONSUME,
                    CREATE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE ->
                    isOwnCommand(device, topic);
            case BROWSE, MANAGE, DELETE_ADDRESS, VIEW, EDIT -> false;
        };
    }

    /**
     * Only topics of the full form: one with fewer levels would reach no queue and vanish after it
     * was acknowledged. So would one with a backslash, the broker's own escape character, and one
     * that the reader cannot decode would keep it from everything behind.
     */
    private static boolean mayPublish(ConnectedDevice device, String topic) {
        String[] levels = topic.split("/", -1);
        return levels.length == TOPIC_LEVELS
                && topic.indexOf('\\') < 0
                && ReadableText.isReadable(topic)
                && levels[0].equals("aisleflow")
                && levels[1].equals("v1")
                && !levels[2].isEmpty()
                && !levels[3].isEmpty()
                && !levels[4].isEmpty()
                && !levels[4].equals(COMMAND)
                && device.guest().speaksFor(levels[2], levels[3]);
    }

    private static boolean isOwnCommand(ConnectedDevice device, String topic) {
        String[] levels = topic.split("/", -1);
        return levels.length == TOPIC_LEVELS
                && levels[0].equals("aisleflow")
                && levels[1].equals("v1")
                && !levels[2].isEmpty()
                && !levels[2].equals("+")
                && !levels[2].equals("#")
                && device.isCalled(levels[2], levels[3])
                && levels[4].equals(COMMAND)
                && device.guest().speaksFor(levels[2], levels[3]);
    }

    private String topic(String address) {
        int queue = address.indexOf("::");
        String bare = queue < 0 ? address : address.substring(0, queue);
        return MQTTUtil.getMqttTopicFromCoreAddress(bare, wildcards);
    }

    private boolean isInternal(@Nullable String user, @Nullable String password) {
        return internal.user().equals(user)
                && password != null
                && MessageDigest.isEqual(
                        internal.password().getBytes(StandardCharsets.UTF_8),
                        password.getBytes(StandardCharsets.UTF_8));
    }

    private static Subject subject(Principal who) {
        // Artemis insists on a principal of its own class.
        return new Subject(true, Set.of(who, new UserPrincipal(who.getName())), Set.of(), Set.of());
    }

    /**
     * The peer's address, or null when it is no address that we understand: then nobody is let in.
     */
    static @Nullable InetAddress address(RemotingConnection connection) {
        String text = connection.getRemoteAddress();
        if (text == null) {
            return null;
        }
        int port = text.lastIndexOf(':');
        String host = port < 0 ? text : text.substring(0, port);
        try {
            return InetAddress.ofLiteral(host.replaceAll("^/|[\\[\\]]", ""));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user,
            @Nullable String password,
            Set<Role> roles,
            CheckType checkType) {
        return false;
    }
}
