package org.aisleflow.systemtests;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The running demo, as a newcomer meets it. One demo serves all, since its start is what takes. */
@ExtendWith(SharedDemo.class)
class DemoIT {
    @Nested
    class WhatTheReadmeSays extends ByHand {
        WhatTheReadmeSays(AisleflowProcess demo) {
            super(demo);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InTheBrowser extends WebPage {
        InTheBrowser(AisleflowProcess demo) {
            super(demo);
        }
    }
}
