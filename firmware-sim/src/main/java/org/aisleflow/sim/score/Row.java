package org.aisleflow.sim.score;

import org.jspecify.annotations.Nullable;

/**
 * One line of the score.
 *
 * @param claim the claim's name
 * @param definition how the error is computed
 * @param unit of {@code truth} and {@code ours}
 * @param truth the true number; null if it is not known
 * @param ours the pipeline's number; null if it does not tell one
 * @param error how far they are apart, in the target's unit; null if that is not known
 * @param target which errors are good enough
 * @param verdict what becomes of it
 * @param note more for people, or empty
 */
public record Row(
        String claim,
        String definition,
        Unit unit,
        @Nullable Double truth,
        @Nullable Double ours,
        @Nullable Double error,
        Target target,
        Verdict verdict,
        String note) {

    static Row of(Claim.Label label, Target target, Finding finding) {
        return switch (finding) {
            case Finding.Measured found ->
                    row(label, target, found, judge(target, found.error()), found.note());
            case Finding.TooEarly early ->
                    row(label, target, early.soFar(), Verdict.TOO_EARLY, early.why());
            case Finding.NoCase none ->
                    row(label, target, null, null, null, Verdict.NO_CASE, none.why());
            case Finding.NotYet missing ->
                    row(label, target, missing.truth(), null, null, Verdict.NOT_YET, missing.why());
        };
    }

    private static Row row(
            Claim.Label label,
            Target target,
            Finding.Measured found,
            Verdict verdict,
            String note) {
        return row(label, target, found.truth(), found.ours(), found.error(), verdict, note);
    }

    private static Verdict judge(Target target, double error) {
        if (!target.isSet()) {
            return Verdict.INFORMATION;
        }
        return target.isMetBy(error) ? Verdict.PASS : Verdict.FAIL;
    }

    private static Row row(
            Claim.Label label,
            Target target,
            @Nullable Double truth,
            @Nullable Double ours,
            @Nullable Double error,
            Verdict verdict,
            String note) {
        return new Row(
                label.name(),
                label.definition(),
                label.unit(),
                truth,
                ours,
                error,
                target,
                verdict,
                note);
    }
}
