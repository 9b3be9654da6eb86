package org.aisleflow.contracts.wire;

import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Telemetry;

/** Where properties that speak of telemetry, numberings or times take them from. */
public final class SampleDomain extends DomainContextBase {
    @Provide
    Arbitrary<Telemetry> telemetry() {
        return Samples.telemetry();
    }

    @Provide
    Arbitrary<Numbering> numberings() {
        return Samples.numberings();
    }

    @Provide
    Arbitrary<Instant> times() {
        return Samples.instants();
    }
}
