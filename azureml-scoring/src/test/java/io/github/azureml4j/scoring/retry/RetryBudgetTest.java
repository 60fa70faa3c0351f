package io.github.azureml4j.scoring.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    @Test
    void fullPursePaysForAHundredRetries() {
        RetryBudget budget = RetryBudget.standard();

        int retries = 0;
        while (budget.tryTake()) {
            retries++;
        }

        assertThat(retries).isEqualTo(100);
    }

    @Test
    void successPaysBackWhatItsRetriesTook() {
        RetryBudget budget = RetryBudget.of(10, 5);
        budget.tryTake();
        budget.tryTake();

        budget.succeeded(2);

        assertThat(budget.balance()).isEqualTo(10);
    }

    @Test
    void successAtOncePutsInOne() {
        RetryBudget budget = RetryBudget.of(10, 5);
        budget.tryTake();

        budget.succeeded(0);

        assertThat(budget.balance()).isEqualTo(6);
    }

    @Test
    void purseNeverHoldsMoreThanItsCapacity() {
        RetryBudget budget = RetryBudget.of(10, 5);

        budget.succeeded(3);

        assertThat(budget.balance()).isEqualTo(10);
    }

    @Test
    void emptyPurseForbidsRetries() {
        assertThat(RetryBudget.of(0, 1).tryTake()).isFalse();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> RetryBudget.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
