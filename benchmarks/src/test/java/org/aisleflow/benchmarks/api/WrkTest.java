package org.aisleflow.benchmarks.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WrkTest {
    private static final String SAID =
            """
            Running 2s test @ http://127.0.0.1:8080/
              1 threads and 8 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.23ms    2.01ms  40.99ms   95.21%
                Req/Sec     8.36k     1.31k   10.99k    85.00%
              Latency Distribution
                 50%  911.00us
                 75%    1.02ms
                 90%    1.44ms
                 99%    1.09s
              16642 requests in 2.00s, 81.06MB read
            Requests/sec:   8316.25
            Transfer/sec:     40.51MB
            """;

    @Test
    void whatItSaysIsRead() {
        Wrk.Load load = Wrk.read(SAID);

        assertThat(load.requests()).isEqualTo(8316.25);
        assertThat(load.medianMillis()).isEqualTo(0.911, within(1e-9));
        assertThat(load.p99Millis()).isEqualTo(1_090, within(1e-9));
    }

    @Test
    void refusalsAreNoMeasurement() {
        assertThatThrownBy(() -> Wrk.read(SAID + "  Non-2xx or 3xx responses: 16642\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> Wrk.read("unable to connect"))
                .hasMessageContaining("unable to connect");
    }
}
