package org.aisleflow.gateway.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Lets the messages of one connection enter the queue in the order in which they came.
 *
 * <p>A message enters when the disk has it, in the order of the disk operations of one context.
 * Artemis' MQTT uses that of the thread it happens to run on, and the packets of a connection move
 * from thread to thread: two that were handled by different threads changed places. Each session
 * has a context of its own, which goes with it here.
 */
final class OrderedArrival implements ActiveMQServerMessagePlugin {
    @Override
    public void beforeSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue) {
        OperationContextImpl.setContext(session.getSessionContext());
    }
}
