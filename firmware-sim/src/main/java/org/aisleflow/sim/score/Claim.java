package org.aisleflow.sim.score;

/** Something the pipeline says about a shop, and how it is held against the truth. Pure. */
interface Claim {
    /**
     * What does not depend on the shop.
     *
     * @param name the row's name
     * @param definition how the error is computed, in one short sentence
     * @param unit of the numbers compared
     * @param target which errors are good enough
     */
    record Label(String name, String definition, Unit unit, Target target) {}

    Label label();

    /** The target, where it depends on what the shop is like. */
    default Target target(TruthNumbers truth) {
        return label().target();
    }

    Finding compare(TruthNumbers truth, ApiNumbers ours);

    default Row score(TruthNumbers truth, ApiNumbers ours) {
        return Row.of(label(), target(truth), compare(truth, ours));
    }
}
