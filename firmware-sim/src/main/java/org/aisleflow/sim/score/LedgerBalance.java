package org.aisleflow.sim.score;

/** Whether the ledger explains every message that a device meant to send. */
final class LedgerBalance implements Claim {
    private static final Label LABEL =
            new Label(
                    "ledger balance",
                    "|accepted + rejected + expired + missing − meant to be sent| per device over whole hours, summed / all",
                    Unit.COUNT,
                    Target.atMost(0));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        if (truth.messages.sum() == 0) {
            return new Finding.NoCase("no device meant to send anything in a whole hour");
        }
        Tally<Key.Device> explained = new Tally<>();
        // The gateway reports too, and is none of the simulated devices.
        truth.messages.keys().forEach(device -> explained.add(device, ours.ledger.of(device)));
        return Finding.apart(truth.messages, explained, "");
    }
}
