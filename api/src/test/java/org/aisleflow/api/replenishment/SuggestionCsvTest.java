package org.aisleflow.api.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionCsvTest {
    @Test
    void isATableThatASpreadsheetReadsAndDoesNotRun() {
        String table = SuggestionCsv.of(List.of(SuggestionView.open(Decisions.suggestion(12, 10))));

        assertThat(table.lines()).hasSize(2);
        assertThat(table)
                .startsWith("id,store,sku,name,supplier,quantity,packs,orderBy,")
                .contains("evidence.reorderPoint", "\"Olives, \"\"big\"\"\"", ",'=because,")
                .endsWith(",rounded,,,,,\r\n");
    }

    @Test
    void hasItsHeaderAlsoWhenThereIsNothing() {
        assertThat(SuggestionCsv.of(List.of()).lines()).hasSize(1);
    }
}
